package busbar.api.transform;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a transform may use.
 *
 *  @param structured shared by all targets
 *  @param extractedMax characters that a value may have which JSONPATH or TEMPLATE takes from the event */
public record TransformContext(Event event, StructuredEvent structured, String bus, String rule, Instant receivedAt,
        int extractedMax) {

    /** With no bound on what is extracted. */
    public TransformContext(Event event, StructuredEvent structured, String bus, String rule, Instant receivedAt) {
        this(event, structured, bus, rule, receivedAt, Integer.MAX_VALUE);
    }

    public static TransformContext of(Event event, String bus, String rule, Instant receivedAt) {
        return new TransformContext(event, new StructuredEvent(EventJson.write(event)), bus, rule, receivedAt);
    }

    JsonNode json() {
        return structured.tree();
    }

    /** @throws TransformException when what stands at the path is longer than is taken */
    String extracted(JsonPathExpression path, String text) {
        if (text.length() > extractedMax) {
            throw new TransformException(("What stands at `%s` has %d characters; at most %d are taken. Name a smaller "
                    + "part of the event, or send the whole event (ORIGINAL).")
                    .formatted(path.text(), text.length(), extractedMax));
        }
        return text;
    }

    /** How Amazon's variables name the rule here. */
    String ruleArn() {
        return "acs:eventbridge:local::eventbus/%s/rule/%s".formatted(bus, rule);
    }
}
