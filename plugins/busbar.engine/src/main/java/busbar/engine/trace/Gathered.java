package busbar.engine.trace;

import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was seen and is not kept yet, event by event. Guarded by its owner. */
final class Gathered {
    private static final long BYTES_MIN = 4L << 20;
    private static final long BYTES_MOST = 32L << 20; // some 40,000 events of five steps: 8 s at 5,000 a second
    private static final int SHARE = 20; // of the heap; there are two, one comes while the other is written
    private static final long BYTES_MAX =
            Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, BYTES_MIN, BYTES_MOST);
    private static final int EVENT_BYTES = 700; // one without steps
    private final Map<Key, Entry> events = new LinkedHashMap<>();
    private long bytes;
    private long lastSeq;
    private long lastMicros;
    private int steps;

    private record Key(long bus, long position) {
    }

    /** What there is to keep of one event. */
    record Entry(EventCounts counts, StepPack pack) {
    }

    boolean hasRoom() {
        return bytes < BYTES_MAX;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** @param seq greater than those before */
    void saw(Sight sight, long seq, Instant at) {
        Entry entry = entry(sight.event());
        int before = entry.pack().bytes();
        long micros = TraceStore.micros(at);
        entry.pack().add(sight, seq, micros);
        entry.counts().count(isHome(sight.event()), isAgain(sight.event()), sight.action(), sight.attempt(),
                at.toEpochMilli());
        bytes += entry.pack().bytes() - before;
        lastSeq = seq;
        lastMicros = micros;
        steps++;
    }

    void opened(StoredEvent event, Standing standing) {
        entry(event).counts().opened(standing, isAgain(event));
    }

    private Entry entry(StoredEvent event) {
        return events.computeIfAbsent(new Key(event.bus().number(), event.via().origin()), key -> {
            bytes += EVENT_BYTES;
            return new Entry(new EventCounts(EventCounts.Subject.of(event)), new StepPack());
        });
    }

    /** Whether the event brings another one home. */
    private static boolean isHome(StoredEvent event) {
        return event.via().origin() != event.offset();
    }

    private static boolean isAgain(StoredEvent event) {
        return isHome(event) && event.via().toOneTarget();
    }

    Collection<Entry> events() {
        return events.values();
    }

    int steps() {
        return steps;
    }

    long lastSeq() {
        return lastSeq;
    }

    long lastMicros() {
        return lastMicros;
    }
}
