package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** One pass over the bytes of a JSON object that was checked before. What nobody needs is stepped over, an object
 *  that is
 *  needed only for being there comes out empty. One use, one thread.
 *
 *  @param <V> what the trie keeps with a field */
public final class FieldScan<V> {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final JsonBytes json;
    private final Found<V> found;

    /** Hears of each value that stands at a field with which something is kept, in arrays too. */
    @FunctionalInterface
    public interface Found<V> {
        void value(V kept, JsonNode value);
    }

    private FieldScan(byte[] utf8, Found<V> found) {
        json = new JsonBytes(utf8);
        this.found = found;
    }

    /** The needed fields of an object as a tree; a missing node when these bytes are no object that can be read. */
    public static <V> JsonNode read(byte[] utf8, FieldTrie<V> needed, Found<V> found) {
        try {
            FieldScan<V> scan = new FieldScan<>(utf8, found);
            return scan.json.next() != '{' ? MissingNode.getInstance()
                    : needed.isWhole() ? scan.whole(needed) : scan.object(needed);
        } catch (IndexOutOfBoundsException | UncheckedIOException e) {
            return MissingNode.getInstance(); // cut off or no JSON: who asked has a parser that can say so
        }
    }

    public static JsonNode read(byte[] utf8, FieldTrie<Void> needed) {
        return read(utf8, needed, (kept, value) -> {
        });
    }

    /** Does the same on a tree that is there already, and leaves it whole. */
    public static <V> void visit(JsonNode object, FieldTrie<V> needed, Found<V> found) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            FieldTrie<V> field = needed.child(member.getKey());
            if (field != null) {
                visitField(member.getValue(), field, found);
            }
        }
    }

    private static <V> void visitField(JsonNode value, FieldTrie<V> field, Found<V> found) {
        if (value.isObject()) {
            visit(value, field, found);
        } else if (value.isArray()) {
            value.forEach(element -> visitField(element, field, found));
        } else if (field.value() != null) {
            found.value(field.value(), value);
        }
    }

    private ObjectNode object(FieldTrie<V> needed) {
        ObjectNode object = NODES.objectNode();
        json.step();
        while (json.next() != '}') {
            FieldTrie<V> field = json.member(needed);
            if (field == null) {
                json.skipValue();
            } else {
                object.set(field.name(), value(field));
            }
            if (json.next() == ',') {
                json.step();
            }
        }
        json.step();
        return object;
    }

    private JsonNode value(FieldTrie<V> field) {
        byte first = json.next();
        if (first == '{' || first == '[') {
            return field.isWhole() ? whole(field) : first == '[' ? array(field) : inner(field);
        }
        JsonNode value = switch (first) {
            case '"' -> json.text();
            case 't' -> json.literal(4, BooleanNode.TRUE);
            case 'f' -> json.literal(5, BooleanNode.FALSE);
            case 'n' -> json.literal(4, NullNode.getInstance());
            default -> json.number();
        };
        if (field.value() != null) {
            found.value(field.value(), value);
        }
        return value;
    }

    private JsonNode inner(FieldTrie<V> field) {
        if (field.hasChildren()) {
            return object(field);
        }
        json.skipValue();
        return NODES.objectNode();
    }

    private JsonNode array(FieldTrie<V> field) {
        ArrayNode array = NODES.arrayNode();
        json.step();
        while (json.next() != ']') {
            array.add(value(field));
            if (json.next() == ',') {
                json.step();
            }
        }
        json.step();
        return array;
    }

    private JsonNode whole(FieldTrie<V> field) {
        JsonNode value = json.tree();
        visitField(value, field, found);
        return value;
    }
}
