package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;

/** One pass over the bytes of a JSON object that was checked before: keeps where the needed fields stand and steps over
 *  the rest. One use, one thread.
 *
 *  @param <V> what the trie keeps with a field */
public final class FieldFinder<V> {
    private final byte[] utf8;
    private final JsonBytes json;
    private final Found<V> found;
    private final FieldValues values;

    /** Hears of each value that stands at a field with which something is kept, in arrays too. */
    public interface Found<V> {
        /** A text without escapes, or one of the words true, false and null; between these two places. */
        void text(V kept, byte[] utf8, int from, int to);

        /** Any other. */
        void value(V kept, JsonNode value);

        /** Whether {@link FieldValues#isDotted} is to be told; costs a look at each name. */
        default boolean asksForDots() {
            return false;
        }
    }

    private FieldFinder(byte[] utf8, Found<V> found) {
        this.utf8 = utf8;
        json = JsonBytes.ofAll(utf8, found != null && found.asksForDots());
        this.found = found;
        values = new FieldValues(utf8);
    }

    /** @param found null where nothing is kept with any field */
    public static <V> FieldValues find(byte[] utf8, FieldTrie<V> needed, Found<V> found) {
        FieldFinder<V> finder = new FieldFinder<>(utf8, found);
        try {
            if (finder.json.next() == '{') {
                finder.object(needed, false);
                finder.values.setEscaped(finder.json.isEscaped());
                if (finder.json.isDotted()) {
                    finder.values.markDotted();
                }
                return finder.values;
            }
        } catch (IndexOutOfBoundsException | UncheckedIOException e) {
            // cut off or no JSON: who asked has a parser that can say so
        }
        finder.values.markBroken();
        return finder.values;
    }

    public static FieldValues find(byte[] utf8, FieldTrie<Void> needed) {
        return find(utf8, needed, null);
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
            read = found(field.value(), first);
        }
        if (index >= 0) {
            values.close(index, field.path(), json.at(), read);
        }
    }

    /** @return the value, if it was read */
    private JsonNode found(V kept, byte first) {
        JsonNode read = null;
        int from = json.at();
        switch (first) {
            case '"' -> {
                json.skipValue();
                if (json.isEscaped(from)) {
                    read = json.parsed(from);
                } else {
                    found.text(kept, utf8, from + 1, json.at() - 1);
                }
            }
            case 't', 'f', 'n' -> {
                json.skipValue();
                found.text(kept, utf8, from, json.at());
            }
            default -> read = json.value();
        }
        if (read != null) {
            found.value(kept, read);
        }
        return read;
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
