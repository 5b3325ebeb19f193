package busbar.engine.store;

import busbar.api.event.Event;
import busbar.api.event.StructuredEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** An event that is on disk.
 *
 *  @param via how it came here
 *  @param hold keeps the cursor behind it; retained once by each delivery that is known only in memory */
public record StoredEvent(BusId bus, long offset, Instant receivedAt, Event event, StructuredEvent structured,
        Via via, Hold hold) {

    /** How an event came to its bus.
     *
     *  @param rules names joined by commas, of those that may see it; empty for all
     *  @param target the only target of the only rule; empty for all
     *  @param origin offset of the event that this one brings home again; its own where it is none
     *  @param hops how many buses it passed before */
    public record Via(String rules, String target, boolean replay, long origin, int hops) {

        /** Whether one target is to get it, whatever its rule says now. */
        public boolean toOneTarget() {
            return !target.isEmpty();
        }
    }

    /** Its structured form as a tree. */
    public JsonNode json() {
        return structured.tree();
    }

    public Duration age(Instant now) {
        return Duration.between(receivedAt, now);
    }
}
