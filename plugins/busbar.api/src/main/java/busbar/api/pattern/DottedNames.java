package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event as Amazon EventBridge sees names with dots: a path is its names joined by dots, so {@code {"a.b":1}} is
 *  {@code {"a":{"b":1}}} ("Event pattern syntax"). Where both are there, both count.
 *
 *  <p>One thing differs on purpose: where an array of objects meets something else at one path, one of them has to
 *  fulfil all that a pattern says of that path, where for Amazon each may fulfil a part. To spread the one over the
 *  elements of the other would let a small event grow without bound. */
public final class DottedNames {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DottedNames() {
    }

    /** The same event with objects in the place of dots; itself where no name has any. */
    public static JsonNode nested(JsonNode event) {
        return hasDots(event) ? built(event, 1) : event;
    }

    private static boolean hasDots(JsonNode node) {
        if (node.isObject()) {
            for (var names = node.fieldNames(); names.hasNext();) {
                if (dot(names.next()) > 0) {
                    return true;
                }
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && hasDots(child)) {
                return true;
            }
        }
        return false;
    }

    /** Where a name is cut: at its first dot, unless that begins or ends it. @return 0 or less where it is not */
    static int dot(String name) {
        int dot = name.indexOf('.');
        return dot == name.length() - 1 ? 0 : dot;
    }

    /** No pattern asks for what lies deeper than it may be itself; that stays as it is. */
    private static JsonNode built(JsonNode node, int depth) {
        if (depth > EventPattern.DEPTH_MAX) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode elements = NODES.arrayNode(node.size());
            node.forEach(element -> elements.add(built(element, depth + 1)));
            return elements;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(member -> put(object, member.getKey(), member.getValue(), depth));
        return object;
    }

    private static void put(ObjectNode object, String name, JsonNode value, int depth) {
        int dot = depth < EventPattern.DEPTH_MAX ? dot(name) : 0;
        if (dot <= 0) {
            join(object, name, built(value, depth + 1));
            return;
        }
        ObjectNode inner = NODES.objectNode();
        put(inner, name.substring(dot + 1), value, depth + 1);
        join(object, name.substring(0, dot), inner);
    }

    private static void join(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.get(name);
        object.set(name, before == null ? value : joined(before, value));
    }

    private static JsonNode joined(JsonNode one, JsonNode other) {
        if (one instanceof ObjectNode object && other.isObject()) {
            other.properties().forEach(member -> join(object, member.getKey(), member.getValue()));
            return object;
        }
        ArrayNode both = NODES.arrayNode();
        add(both, one);
        add(both, other);
        return both;
    }

    private static void add(ArrayNode to, JsonNode value) {
        if (value.isArray()) {
            value.forEach(to::add);
        } else {
            to.add(value);
        }
    }
}
