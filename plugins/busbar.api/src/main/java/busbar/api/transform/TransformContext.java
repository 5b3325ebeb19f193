package busbar.api.transform;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a transform may use.
 *
 *  @param json the event's structured form, parsed once for all targets */
public record TransformContext(Event event, JsonNode json, String bus, String rule, Instant receivedAt) {

    public static TransformContext of(Event event, String bus, String rule, Instant receivedAt) {
        return new TransformContext(event, EventJson.tree(event), bus, rule, receivedAt);
    }

    /** How Amazon's variables name the rule here. */
    String ruleArn() {
        return "acs:eventbridge:local::eventbus/%s/rule/%s".formatted(bus, rule);
    }
}
