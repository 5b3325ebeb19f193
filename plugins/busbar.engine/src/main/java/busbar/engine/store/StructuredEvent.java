package busbar.engine.store;

import busbar.api.event.EventJson;
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
