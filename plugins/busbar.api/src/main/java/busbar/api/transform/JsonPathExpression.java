package busbar.api.transform;

import busbar.api.event.StructuredEvent;
import busbar.api.json.FieldPath;
import busbar.api.json.FieldValues;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A path that leads to one value at most: {@code $.data.items[0]['unit price']}.
 *
 *  @param field the names that it begins with, {@code data.items}
 *  @param below steps from there on: a String names a member, an Integer counts an element from 0 */
public record JsonPathExpression(String text, FieldPath field, List<Object> below) {

    public JsonPathExpression {
        below = List.copyOf(below);
    }

    /** Whether a text is meant as a path at all. */
    public static boolean isPath(String text) {
        return text.equals("$") || text.startsWith("$.") || text.startsWith("$[");
    }

    /** @throws TransformException naming place, found and expected */
    public static JsonPathExpression parse(String text) {
        if (!isPath(text)) {
            throw wrong(text, 0, "a path begins with `$.`");
        }
        List<Object> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            at = text.charAt(at) == '.' ? name(text, at + 1, steps) : bracket(text, at, steps);
        }
        List<String> names = steps.stream().takeWhile(String.class::isInstance).map(String.class::cast).toList();
        return new JsonPathExpression(text, FieldPath.of(names), steps.subList(names.size(), steps.size()));
    }

    /** The value there; a missing node where the path leads nowhere. */
    public JsonNode find(JsonNode root) {
        JsonNode node = root;
        for (String name : field.names()) {
            node = node.path(name);
        }
        return findBelow(node);
    }

    /** The value there, from the value of {@link #field}. */
    JsonNode findBelow(JsonNode value) {
        JsonNode node = value;
        for (Object step : below) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node;
    }

    /** The value there in an event, read by itself where a pass over the event found its field. */
    JsonNode find(StructuredEvent event) {
        FieldValues values = event.values();
        int index = values.find(field);
        return index < 0 || values.isRepeated() ? find(event.tree()) : findBelow(values.node(index));
    }

    private static int name(String text, int from, List<Object> steps) {
        int to = from;
        while (to < text.length() && ".[".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String name = text.substring(from, to);
        if (name.isEmpty() || name.equals("*")) {
            throw wrong(text, from, name.isEmpty() ? "the name of a member was expected; `..` is not offered"
                    : "`*` would find many values, and one is needed");
        }
        steps.add(name);
        return to;
    }

    private static int bracket(String text, int at, List<Object> steps) {
        int close = text.indexOf(']', at);
        if (text.charAt(at) != '[' || close < 0) {
            throw wrong(text, at, "`.name`, `['name']` or `[0]` was expected");
        }
        String inside = text.substring(at + 1, close);
        if (inside.matches("[0-9]{1,9}")) {
            steps.add(Integer.valueOf(inside));
            return close + 1;
        }
        return quoted(text, at, steps);
    }

    private static int quoted(String text, int at, List<Object> steps) {
        char quote = text.charAt(at + 1);
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote + "]", at + 2) : -1;
        if (end < 0) {
            throw wrong(text, at, "`['name']` or `[0]` was expected; filters, slices and `*` are not offered");
        }
        steps.add(text.substring(at + 2, end));
        return end + 2;
    }

    private static TransformException wrong(String text, int at, String expected) {
        return new TransformException("Path `%s` is refused at character %d: %s. Example: $.data.order.id"
                .formatted(text, at + 1, expected));
    }
}
