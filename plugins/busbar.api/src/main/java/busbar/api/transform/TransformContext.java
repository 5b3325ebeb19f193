package busbar.api.transform;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a transform may use.
 *
 *  @param structured shared by all targets */
public record TransformContext(Event event, StructuredEvent structured, String bus, String rule, Instant receivedAt) {

    public static TransformContext of(Event event, String bus, String rule, Instant receivedAt) {
        return new TransformContext(event, new StructuredEvent(EventJson.write(event)), bus, rule, receivedAt);
    }

    JsonNode json() {
        return structured.tree();
    }

    /** How Amazon's variables name the rule here. */
    String ruleArn() {
        return "acs:eventbridge:local::eventbus/%s/rule/%s".formatted(bus, rule);
    }
}
