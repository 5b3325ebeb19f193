package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Another way to the same answer, slow and plain: every way through the alternatives is one list of paths and
 *  conditions, every choice of one element from each array of objects is one event of its own. */
record NaivePattern(Dialect dialect, JsonNode pattern) {

    /** A field of one way through the pattern. */
    private record Wanted(List<String> path, JsonNode conditions) {
    }

    boolean matches(JsonNode event) {
        for (List<Wanted> way : ways(pattern, List.of())) {
            for (JsonNode choice : dialect == Dialect.AWS ? choices(event) : List.of(event)) {
                if (way.stream().allMatch(w -> holds(w, choice, event))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a way through the pattern names a field twice; event-ruler forgets the first, which nobody wants. */
    boolean namesAFieldTwice() {
        return ways(pattern, List.of()).stream().anyMatch(way -> {
            Set<List<String>> seen = new HashSet<>();
            return !way.stream().allMatch(w -> seen.add(w.path()));
        });
    }

    private List<List<Wanted>> ways(JsonNode object, List<String> prefix) {
        List<List<Wanted>> ways = List.of(List.of());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            List<List<Wanted>> here = new ArrayList<>();
            if (dialect == Dialect.AWS && member.getKey().equals("$or")) {
                member.getValue().forEach(option -> here.addAll(ways(option, prefix)));
            } else if (member.getValue().isArray()) {
                here.add(List.of(new Wanted(path(prefix, member.getKey()), member.getValue())));
            } else {
                here.addAll(ways(member.getValue(), path(prefix, member.getKey())));
            }
            ways = product(ways, here);
        }
        return ways;
    }

    private List<String> path(List<String> prefix, String name) {
        List<String> path = new ArrayList<>(prefix);
        path.addAll(dialect == Dialect.AWS ? List.of(name.split("\\.")) : List.of(name));
        return path;
    }

    private static List<List<Wanted>> product(List<List<Wanted>> left, List<List<Wanted>> right) {
        List<List<Wanted>> all = new ArrayList<>();
        left.forEach(l -> right.forEach(r -> {
            List<Wanted> both = new ArrayList<>(l);
            both.addAll(r);
            all.add(both);
        }));
        return all;
    }

    /** Values stay in their arrays; of the objects in an array one is chosen. */
    private static List<JsonNode> choices(JsonNode node) {
        List<JsonNode> choices = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(e -> choices.addAll(e.isObject() ? choices(e) : List.of()));
            choices.add(node);
            return choices;
        }
        if (!node.isObject()) {
            return List.of(node);
        }
        choices.add(JsonNodeFactory.instance.objectNode());
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            List<JsonNode> before = List.copyOf(choices);
            choices.clear();
            for (JsonNode value : choices(member.getValue())) {
                before.forEach(b -> choices.add(((ObjectNode) b.deepCopy()).set(member.getKey(), value)));
            }
        }
        return choices;
    }

    private boolean holds(Wanted wanted, JsonNode choice, JsonNode whole) {
        List<JsonNode> values = new ArrayList<>();
        values(at(choice, wanted.path(), 0), 0, values);
        for (JsonNode condition : wanted.conditions()) {
            if (condition.path("exists").isBoolean() && !condition.get("exists").booleanValue()
                    ? condition.size() == 1 && absent(wanted.path(), whole)
                    : values.stream().anyMatch(v -> new NaiveCondition(condition).holds(v))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode at(JsonNode from, List<String> path, int step) {
        return step == path.size() ? from : at(from.path(path.get(step)), path, step + 1);
    }

    private void values(JsonNode node, int depth, List<JsonNode> into) {
        if (node.isValueNode()) {
            into.add(node);
        } else if (node.isArray() && (depth == 0 || dialect == Dialect.AWS)) {
            node.forEach(e -> values(e, depth + 1, into));
        }
    }

    private boolean absent(List<String> path, JsonNode whole) {
        if (dialect == Dialect.ALIYUN) {
            return at(whole, path, 0).isMissingNode();
        }
        return choices(whole).stream().allMatch(c -> {
            List<JsonNode> values = new ArrayList<>();
            values(at(c, path, 0), 0, values);
            return values.isEmpty();
        });
    }
}
