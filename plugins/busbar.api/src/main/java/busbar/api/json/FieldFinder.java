package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;

/** One pass over the bytes of a JSON object that was checked before: keeps where the needed fields stand and steps over
 *  the rest. One use, one thread.
 *
 *  @param <V> what the trie keeps with a field */
public final class FieldFinder<V> {
    private final JsonBytes json;
    private final Found<V> found;
    private final FieldValues values;

    /** Hears of each value that stands at a field with which something is kept, in arrays too. */
    @FunctionalInterface
    public interface Found<V> {
        void value(V kept, JsonNode value);
    }

    private FieldFinder(byte[] utf8, Found<V> found) {
        json = new JsonBytes(utf8, 0);
        this.found = found;
        values = new FieldValues(utf8);
    }

    public static <V> FieldValues find(byte[] utf8, FieldTrie<V> needed, Found<V> found) {
        FieldFinder<V> finder = new FieldFinder<>(utf8, found);
        try {
            if (finder.json.next() == '{') {
                finder.object(needed, false);
                return finder.values;
            }
        } catch (IndexOutOfBoundsException | UncheckedIOException e) {
            // cut off or no JSON: who asked has a parser that can say so
        }
        finder.values.markBroken();
        return finder.values;
    }

    public static <V> FieldValues find(byte[] utf8, FieldTrie<V> needed) {
        return find(utf8, needed, (kept, value) -> {
        });
    }

    private void object(FieldTrie<V> needed, boolean inList) {
        json.step();
        while (json.next() != '}') {
            FieldTrie<V> field = json.member(needed);
            if (field == null) {
                json.skipValue();
            } else {
                value(field, inList);
            }
            if (json.next() == ',') {
                json.step();
            }
        }
        json.step();
    }

    private void value(FieldTrie<V> field, boolean inList) {
        byte first = json.next();
        int index = inList ? -1 : values.open(field.path(), json.at());
        JsonNode read = null;
        if (first == '{' && field.hasChildren()) {
            object(field, inList);
        } else if (first == '[' && (field.hasChildren() || field.value() != null)) {
            list(field);
        } else if (first == '{' || first == '[' || field.value() == null) {
            json.skipValue();
        } else {
            read = json.value();
            found.value(field.value(), read);
        }
        if (index >= 0) {
            values.close(index, json.at(), read);
        }
    }

    private void list(FieldTrie<V> field) {
        if (field.hasChildren()) {
            values.markListed();
        }
        json.step();
        while (json.next() != ']') {
            value(field, true);
            if (json.next() == ',') {
                json.step();
            }
        }
        json.step();
    }
}
