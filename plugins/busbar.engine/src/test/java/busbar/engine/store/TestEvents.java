package busbar.engine.store;

import busbar.api.event.Event;
import java.time.Instant;

/** Stored events of one bus. */
public final class TestEvents {
    public static final BusId BUS = new BusId(2, "orders");

    private TestEvents() {
    }

    public static StoredEvent at(long offset) {
        return at(offset, Instant.EPOCH, Hold.none());
    }

    public static StoredEvent at(long offset, Instant receivedAt, Hold hold) {
        return new StoredEvent(BUS, offset, receivedAt, event(offset), null,
                new StoredEvent.Via("", "", false, offset, 0), hold);
    }

    /** An event that brings the one at another offset home. */
    public static StoredEvent replay(long offset, long origin) {
        return new StoredEvent(BUS, offset, Instant.EPOCH, event(origin), null,
                new StoredEvent.Via("rule", "target", true, origin, 0), Hold.none());
    }

    private static Event event(long offset) {
        return Event.of("e" + offset, "app", "made").withJson("{\"n\":" + offset + "}");
    }
}
