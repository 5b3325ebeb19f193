package busbar.api.event;

import busbar.api.json.FieldFinder;
import busbar.api.json.FieldPath;
import busbar.api.json.FieldTrie;
import busbar.api.json.FieldValues;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An event's structured form, as bytes, and as a tree for those who need all of it. Any thread. */
public final class StructuredEvent {
    private final byte[] utf8;
    private volatile JsonNode tree;
    private volatile FieldValues values = FieldValues.NONE;

    /** @param utf8 as {@link EventJson#write} gave it; not to be changed */
    public StructuredEvent(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** Finds the needed fields in one pass, and keeps where they stand for those who ask later.
     *
     *  @param found hears of values; null where nothing is kept with any field */
    public <V> FieldValues find(FieldTrie<V> needed, FieldFinder.Found<V> found) {
        FieldValues all = FieldFinder.find(utf8, needed, found);
        values = all;
        return all;
    }

    /** What the last pass that kept its values found; of no fields, where there was none. */
    public FieldValues values() {
        return values;
    }

    /** Values that have these fields, unless the event has not: those that an earlier pass found, or that a pass of
     *  their own finds.
     *
     *  @param needed the same fields */
    public FieldValues find(List<FieldPath> paths, FieldTrie<Void> needed) {
        FieldValues known = values;
        for (FieldPath path : paths) {
            if (known.find(path) < 0) {
                return FieldFinder.find(utf8, needed);
            }
        }
        return known;
    }

    /** Parsed when first asked for; two threads may both do it. */
    public JsonNode tree() {
        JsonNode known = tree;
        if (known == null) {
            known = EventJson.tree(utf8);
            tree = known;
        }
        return known;
    }
}
