package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** Asks an event whether it has what a pattern wants. */
record Matching(Dialect dialect) {

    boolean fields(PatternNode.Fields wanted, JsonNode event) {
        for (PatternNode.Member member : wanted.members()) {
            if (!node(member.node(), event.path(member.name()))) {
                return false;
            }
        }
        return wanted.alternatives().stream().allMatch(e -> e.options().stream().anyMatch(o -> fields(o, event)));
    }

    private boolean node(PatternNode wanted, JsonNode found) {
        return switch (wanted) {
            case PatternNode.Leaf leaf -> leaf(leaf, found);
            case PatternNode.Fields inner -> inner(inner, found);
        };
    }

    /** Amazon looks for one element of an array of objects that has it all; Alibaba's paths do not enter arrays. */
    private boolean inner(PatternNode.Fields wanted, JsonNode found) {
        if (!found.isArray()) {
            return fields(wanted, found.isObject() ? found : MissingNode.getInstance());
        }
        if (dialect == Dialect.ALIYUN || found.isEmpty()) {
            return fields(wanted, MissingNode.getInstance());
        }
        for (JsonNode element : found) {
            if (fields(wanted, element)) {
                return true;
            }
        }
        return false;
    }

    boolean leaf(PatternNode.Leaf wanted, JsonNode found) {
        List<JsonNode> values = values(found);
        return wanted.anyOf().stream().anyMatch(c -> values.stream().anyMatch(c::holds));
    }

    /** The values that stand for a field: itself, or an array's elements; nothing at all counts as a missing field. */
    private List<JsonNode> values(JsonNode found) {
        List<JsonNode> values = new ArrayList<>();
        collect(found, 0, values);
        return values.isEmpty() ? List.of(MissingNode.getInstance()) : values;
    }

    private void collect(JsonNode found, int depth, List<JsonNode> values) {
        if (!found.isArray()) {
            values.add(found);
        } else if (depth == 0 || dialect == Dialect.AWS) {
            found.forEach(element -> collect(element, depth + 1, values));
        }
    }
}
