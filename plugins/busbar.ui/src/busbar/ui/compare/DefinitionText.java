package busbar.ui.compare;

import busbar.api.model.Definition;
import busbar.ui.kit.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** A definition as JSON that a person reads: what its author decided, a pattern as the JSON that it is. Pure. */
public final class DefinitionText {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORDER = "targets"; // the targets themselves tell it

    private DefinitionText() {
    }

    public static String of(Definition definition) {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode targets = MAPPER.createObjectNode();
        for (Definition.Member member : definition.members()) {
            boolean own = member.target().isEmpty();
            ObjectNode place = own ? json : targets.withObjectProperty(member.target());
            if (!member.name().isEmpty() && !member.value().isEmpty() && !(own && member.name().equals(ORDER))) {
                place.set(member.name(), value(member));
            }
        }
        if (!targets.isEmpty()) {
            json.set(ORDER, targets);
        }
        return Texts.pretty(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode value(Definition.Member member) {
        if (member.name().equals("pattern")) {
            try {
                return MAPPER.readTree(member.value());
            } catch (JsonProcessingException e) {
                return MAPPER.getNodeFactory().textNode(member.value()); // as its author left it
            }
        }
        return member.name().equals("enabled") ? MAPPER.getNodeFactory().booleanNode(member.value().equals("true"))
                : MAPPER.getNodeFactory().textNode(member.value());
    }
}
