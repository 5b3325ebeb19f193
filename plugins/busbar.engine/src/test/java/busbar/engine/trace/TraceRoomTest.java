package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.trace.TraceAction;
import busbar.engine.store.Database;
import busbar.engine.store.TestEvents;
import busbar.engine.store.Witness.Sight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More is seen than the disk takes. */
class TraceRoomTest {
    private static final int MANY = 100_000; // more than there is room for
    @TempDir
    Path folder;
    private Database database;
    private TraceReader reader;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("trace.db"), Database.Promise.CONSISTENT, TraceStore.SCHEMA);
        reader = new TraceReader(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void arrives(Trace trace, long offset) {
        trace.saw(Sight.of(TestEvents.at(offset), TraceAction.RECEIVED, Duration.ZERO));
        trace.saw(Sight.of(TestEvents.at(offset), TraceAction.UNMATCHED, Duration.ZERO));
    }

    @Test
    void whoBringsEventsWaitsForTheDiskAndNothingIsLeftOut() {
        Trace trace = new Trace(new TraceStore(database), Clock.systemUTC());
        try (trace) {
            for (long offset = 0; offset < MANY; offset++) {
                trace.awaitRoom();
                arrives(trace, offset);
            }
        }
        assertEquals(0, trace.leftOut());
        assertEquals(MANY, (long) database.read(sql -> sql.number("SELECT count(*) FROM traced")));
        assertEquals(List.of(), reader.untraced(TestEvents.BUS, 0, MANY));
    }

    @Test
    void aDiskThatStandsStillIsWaitedForOnceAndWhatWasLeftOutIsToldToBeUntraced() throws Exception {
        CountDownLatch diskGoesOn = new CountDownLatch(1);
        Trace trace = new Trace(new TraceStore(database), Clock.systemUTC());
        long waited;
        try (trace) {
            database.submit(sql -> awaited(diskGoesOn));
            long begun = System.nanoTime();
            for (long offset = 0; offset < 2 * MANY; offset++) {
                trace.awaitRoom();
                arrives(trace, offset);
            }
            waited = System.nanoTime() - begun;
            diskGoesOn.countDown();
        }
        assertTrue(trace.leftOut() > 0 && Duration.ofNanos(waited).toSeconds() < 10, "waited ms " + waited / 1e6);
        assertAllKnown(2 * MANY);
    }

    private static Object awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Test
    void whatACommitLostIsToldToBeUntraced() {
        try (Trace trace = new Trace(new TraceStore(database), Clock.systemUTC())) {
            arrives(trace, 0);
            trace.settle();
            database.write(sql -> sql.update("CREATE TRIGGER full BEFORE INSERT ON steps BEGIN "
                    + "SELECT RAISE(ABORT, 'the disk is full'); END"));
            arrives(trace, 1);
            arrives(trace, 2);
            trace.settle();
            database.write(sql -> sql.update("DROP TRIGGER full"));
            arrives(trace, 3);
        }
        assertEquals(List.of(new Range(1, 3)), reader.untraced(TestEvents.BUS, 0, 4));
    }

    private void assertAllKnown(long end) {
        long kept = database.read(sql -> sql.number("SELECT count(*) FROM traced"));
        List<Range> untraced = reader.untraced(TestEvents.BUS, 0, end);
        assertTrue(kept + untraced.stream().mapToLong(Range::size).sum() >= end);
        LongStream.of(0, end / 2, end - 1).forEach(offset -> assertTrue(
                reader.newest(TestEvents.BUS, "e" + offset).isPresent()
                        || untraced.stream().anyMatch(r -> r.from() <= offset && offset < r.until()), "e" + offset));
    }
}
