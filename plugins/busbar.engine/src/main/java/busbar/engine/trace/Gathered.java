package busbar.engine.trace;

import busbar.api.trace.TraceAction;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** What was seen and is not kept yet, event by event. Guarded by its owner. */
final class Gathered {
    private static final long BYTES_MIN = 4L << 20;
    private static final long BYTES_MOST = 32L << 20; // some 40,000 events of five steps: 8 s at 5,000 a second
    private static final int SHARE = 20; // of the heap; there are two, one comes while the other is written
    private static final long BYTES_MAX =
            Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, BYTES_MIN, BYTES_MOST);
    private static final long BYTES_CROWDED = BYTES_MAX / 2; // the rest is for what is on its way already
    private static final long BYTES_SPARE = BYTES_MAX / 4; // for the outcomes that nothing else tells of later
    private static final int EVENT_BYTES = 700; // one without steps
    private final Map<Key, Entry> events = new LinkedHashMap<>();
    private final Map<Long, Reach> reaches = new HashMap<>();
    private final LongUnaryOperator reachedBefore;
    private long bytes;
    private long lastSeq;
    private long lastMicros;
    private int steps;

    private record Key(long bus, long position) {
    }

    /** What there is to keep of one event. */
    record Entry(EventCounts counts, StepPack pack) {
    }

    Gathered() {
        this(bus -> Reach.NOTHING);
    }

    /** @param reachedBefore where the arrivals of a bus ended that groups before this one had */
    Gathered(LongUnaryOperator reachedBefore) {
        this.reachedBefore = reachedBefore;
    }

    /** Whether it is time to keep what there is, and to bring new events more slowly. */
    boolean isCrowded() {
        return bytes >= BYTES_CROWDED;
    }

    boolean hasRoom() {
        return bytes < BYTES_MAX;
    }

    /** Whether a step still has room; that a delivery arrived can be read off the log and the state, that it did not
     *  arrive cannot once its letter is gone. */
    boolean hasRoomFor(TraceAction action) {
        boolean precious = action == TraceAction.DEAD_LETTERED || action == TraceAction.SKIPPED;
        return bytes < (precious ? BYTES_MAX + BYTES_SPARE : BYTES_MAX);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** @param seq greater than those before */
    void saw(Sight sight, long seq, Instant at) {
        if (sight.action() == TraceAction.RECEIVED || sight.action() == TraceAction.REPLAYED) {
            reach(sight.event().bus().number()).arrived(sight.event().offset());
        }
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

    private Reach reach(long bus) {
        return reaches.computeIfAbsent(bus, number -> new Reach(reachedBefore.applyAsLong(number)));
    }

    /** What a group before this one had was not kept. */
    void missed(Gathered lost) {
        lost.reaches.forEach((bus, reach) -> reach(bus).missed(reach));
    }

    boolean tellsOf(StoredEvent event, String rule) {
        Entry known = events.get(new Key(event.bus().number(), event.via().origin()));
        return known != null && known.pack().tellsOf(rule);
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

    /** By the number of the bus. */
    Map<Long, Reach> reaches() {
        return reaches;
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
