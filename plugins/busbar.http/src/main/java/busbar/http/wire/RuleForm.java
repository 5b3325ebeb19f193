package busbar.http.wire;

import busbar.api.BusException;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A rule as a caller writes it: what is left out has the value of a new rule, or of a new target. */
public final class RuleForm {

    private RuleForm() {
    }

    /** Reads a rule of the bus, and of the name where one is given.
     *
     *  @param name empty where the body names the rule
     *  @throws BusException.Invalid naming field and what was expected */
    public static EventRule read(byte[] utf8, String bus, String name) {
        JsonNode given = WireJson.readTree(utf8);
        String called = name.isEmpty() ? given.path("name").asText("") : name;
        if (!given.path("pattern").isTextual()) {
            throw new BusException.Invalid("InvalidJson", "A rule needs its `pattern` as a JSON text. Example: "
                    + "{\"name\":\"big-orders\",\"pattern\":\"{\\\"source\\\":[\\\"shop\\\"]}\",\"targets\":[]}");
        }
        ObjectNode whole = WireJson.tree(draft(bus, called));
        whole.setAll((ObjectNode) given);
        whole.put("bus", bus).put("name", called);
        if (whole.get("targets") instanceof ArrayNode targets) {
            whole.set("targets", completed(targets));
        }
        return WireJson.read(whole, EventRule.class);
    }

    private static EventRule draft(String bus, String name) {
        try {
            return EventRule.draft(bus, name, "{}", List.of());
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidName", e.getMessage(), e);
        }
    }

    private static ArrayNode completed(ArrayNode targets) {
        ArrayNode whole = targets.arrayNode();
        for (JsonNode target : targets) {
            if (target instanceof ObjectNode given) {
                ObjectNode all = WireJson.tree(EventTarget.of("unnamed", new Destination.Log()));
                all.remove(List.of("id", "destination"));
                whole.add(all.setAll(given));
            } else {
                whole.add(target);
            }
        }
        return whole;
    }
}
