package busbar.api.event;

import busbar.api.json.FieldScan;
import busbar.api.json.FieldTrie;
import com.fasterxml.jackson.databind.JsonNode;

/** An event's structured form, as bytes, and as a tree for those who need all of it. Any thread. */
public final class StructuredEvent {
    private final byte[] utf8;
    private volatile JsonNode tree;

    /** @param utf8 as {@link EventJson#write} gave it; not to be changed */
    public StructuredEvent(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** The needed fields only: a pass that steps over the rest, unless the whole tree is there already. */
    public JsonNode fields(FieldTrie<Void> needed) {
        JsonNode known = tree;
        JsonNode fields = known == null ? FieldScan.read(utf8, needed) : known;
        return fields.isMissingNode() ? tree() : fields;
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
