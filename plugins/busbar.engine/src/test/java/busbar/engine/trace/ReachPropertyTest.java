package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.trace.TraceAction;
import busbar.engine.store.Database;
import busbar.engine.store.Hold;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import busbar.engine.store.Witness.Sight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Arrivals that are kept, left out, lost by a commit, lost by a kill, pruned or lost by the log itself, in any order:
 *  whatever is not among the rows lies in what is told to be untraced. */
class ReachPropertyTest {
    private static final Instant OLD = Instant.parse("2025-11-05T12:00:00Z");
    private static final Instant NOW = OLD.plus(Duration.ofDays(30));
    private final TraceDatabase opened = TraceDatabase.open();
    private final Database database = opened.database();
    private final TraceStore store = new TraceStore(database);
    private final TraceReader reader = new TraceReader(database);
    private Gathered group;
    private long known; // where the arrivals of closed groups ended, as the engine remembers
    private long next;
    private long cursor;
    private long seq;
    private int left; // out by the present engine

    @AfterProperty
    void close() throws IOException {
        opened.close();
    }

    @Property(tries = 150)
    void whatIsNotKeptIsToldToBeUntraced(@ForAll long seed) {
        store.forget(TestEvents.BUS);
        Random random = new Random(seed);
        next = random.nextInt(3);
        cursor = next;
        start();
        for (int i = 0; i < 60; i++) {
            move(random);
        }
        check();
        end(true);
        check();
        assertTrue(left > 0 || reader.untraced(TestEvents.BUS, 0, next).size() <= 60);
    }

    private void start() {
        known = store.reached(TestEvents.BUS.number());
        group = new Gathered(bus -> known);
        next = cursor;
    }

    private void move(Random random) {
        switch (random.nextInt(12)) {
            case 0 -> {
                next += 1 + random.nextInt(3); // no room
                left++;
            }
            case 1 -> end(true);
            case 2 -> end(false);
            case 3 -> {
                cursor += random.nextInt((int) (next - cursor) + 1); // killed
                start();
            }
            case 4 -> store.pruning().all(NOW);
            case 5 -> logLosesItsEnd(random);
            default -> arrives(random);
        }
    }

    private void arrives(Random random) {
        StoredEvent event = TestEvents.at(next++, random.nextInt(4) == 0 ? NOW : OLD, Hold.none());
        group.saw(Sight.of(event, TraceAction.RECEIVED, Duration.ZERO), ++seq, event.receivedAt());
    }

    /** As the trace does it: the next group begins, then this one is kept or not. */
    private void end(boolean works) {
        Gathered closed = group;
        closed.reaches().values().forEach(reach -> known = reach.until());
        group = new Gathered(bus -> known);
        if (works) {
            store.add(closed);
        } else {
            group.missed(closed);
        }
    }

    private void logLosesItsEnd(Random random) {
        if (random.nextInt(5) == 0) {
            cursor = Math.max(0, cursor - random.nextInt(3));
            store.forgetFrom(TestEvents.BUS, cursor);
            start();
        }
    }

    private void check() {
        Set<Long> there = new HashSet<>(database.read(sql -> sql.all("SELECT position FROM traced WHERE bus=?",
                row -> row.getLong(1), TestEvents.BUS.number())));
        List<Range> untraced = reader.untraced(TestEvents.BUS, 0, next);
        untraced.forEach(range -> LongStream.range(range.from(), range.until()).forEach(there::add));
        LongStream.range(0, next).forEach(offset -> assertTrue(there.contains(offset),
                () -> offset + " of " + next + " is neither kept nor told to be untraced: " + untraced));
        assertEquals(untraced, untraced.stream().sorted(Comparator.comparing(Range::from).reversed()).toList());
    }
}
