package busbar.http.wire;

import busbar.api.deadletter.ReplayRequest;
import busbar.api.model.Authorization;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** Sealed choices: an object whose {@code kind} says which. */
final class ChoiceForms {

    private ChoiceForms() {
    }

    static void addTo(SimpleModule forms) {
        forms.setMixInAnnotation(ReplayRequest.Choice.class, ChoiceKinds.class);
        forms.setMixInAnnotation(ReplayRequest.Reach.class, ReachKinds.class);
        forms.setMixInAnnotation(Authorization.class, AuthorizationKinds.class);
    }

    @JsonTypeInfo(use = Id.NAME, include = As.PROPERTY, property = "kind")
    @JsonSubTypes({@Type(value = ReplayRequest.Letters.class, name = "letters"),
        @Type(value = ReplayRequest.Matching.class, name = "matching")})
    private interface ChoiceKinds {
    }

    @JsonTypeInfo(use = Id.NAME, include = As.PROPERTY, property = "kind")
    @JsonSubTypes({@Type(value = ReplayRequest.FailedTarget.class, name = "failedTarget"),
        @Type(value = ReplayRequest.AllRules.class, name = "allRules"),
        @Type(value = ReplayRequest.Rules.class, name = "rules")})
    private interface ReachKinds {
    }

    @JsonTypeInfo(use = Id.NAME, include = As.PROPERTY, property = "kind")
    @JsonSubTypes({@Type(value = Authorization.None.class, name = "none"),
        @Type(value = Authorization.Basic.class, name = "basic"),
        @Type(value = Authorization.ApiKey.class, name = "apiKey"),
        @Type(value = Authorization.ClientCredentials.class, name = "clientCredentials")})
    private interface AuthorizationKinds {
    }
}
