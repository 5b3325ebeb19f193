package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Makes a tree of the needed fields in one pass over the bytes of a JSON object that was checked before. What nobody
 *  needs is stepped over; an object below which nobody needs anything comes out empty. One use, one thread. */
public final class FieldScan {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final JsonBytes json;

    private FieldScan(byte[] utf8) {
        json = JsonBytes.ofAll(utf8, false);
    }

    /** A missing node when these bytes are no object that can be read. */
    public static JsonNode read(byte[] utf8, FieldTrie<?> needed) {
        try {
            FieldScan scan = new FieldScan(utf8);
            return scan.json.next() == '{' ? scan.object(needed) : MissingNode.getInstance();
        } catch (IndexOutOfBoundsException | UncheckedIOException e) {
            return MissingNode.getInstance(); // cut off or no JSON: who asked has a parser that can say so
        }
    }

    private ObjectNode object(FieldTrie<?> needed) {
        ObjectNode object = NODES.objectNode();
        json.step();
        while (json.next() != '}') {
            FieldTrie<?> field = json.member(needed);
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

    private JsonNode value(FieldTrie<?> field) {
        return switch (json.next()) {
            case '[' -> array(field);
            case '{' -> inner(field);
            default -> json.value();
        };
    }

    private JsonNode inner(FieldTrie<?> field) {
        if (field.hasChildren()) {
            return object(field);
        }
        json.skipValue();
        return NODES.objectNode();
    }

    private JsonNode array(FieldTrie<?> field) {
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
}
