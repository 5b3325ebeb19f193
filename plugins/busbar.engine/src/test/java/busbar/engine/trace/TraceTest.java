package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.engine.store.Database;
import busbar.engine.store.Hold;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import busbar.engine.store.Witness.Sight;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A trace over a database of its own. */
class TraceTest {
    private static final Instant NOON = Instant.parse("2025-11-05T12:00:00Z");
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

    private static Sight received(long offset) {
        return Sight.of(TestEvents.at(offset), TraceAction.RECEIVED, Duration.ZERO);
    }

    private List<String> found(TraceQuery query) {
        return reader.find(TestEvents.BUS, query).items().stream().map(event -> event.summary().eventId())
                .toList();
    }

    @Test
    void whileTheDiskStandsStillTheTraceWaitsForNobodyAndSaysOnceWhatItLeftOut() throws Exception {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(Trace.class);
        log.addAppender(said);
        log.setAdditive(false);
        long missing;
        long last;
        try (Trace trace = new Trace(new TraceStore(database), Clock.systemUTC())) {
            CountDownLatch diskGoesOn = new CountDownLatch(1);
            database.submit(sql -> awaited(diskGoesOn));
            long offset = 0;
            while (trace.leftOut() < 1_000) {
                trace.saw(received(offset++));
            }
            diskGoesOn.countDown();
            last = offset;
            while (reader.newest(TestEvents.BUS, "e" + last).isEmpty()) {
                trace.saw(received(last));
                trace.settle();
            }
            missing = trace.leftOut();
        } finally {
            log.detachAppender(said);
            log.setAdditive(true);
        }
        assertTrue(missing >= 1_000 && reader.newest(TestEvents.BUS, "e0").isPresent());
        assertEquals(1, said.list.size(), () -> said.list.toString());
        assertTrue(said.list.get(0).getFormattedMessage().contains("steps"));
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
    void stepsThatComeFasterThanADiskSyncsAreAllKept() {
        int events = 30_000;
        Trace trace = new Trace(new TraceStore(database), Clock.systemUTC());
        try (trace) {
            for (int i = 0; i < events; i++) {
                StoredEvent event = TestEvents.at(i);
                trace.saw(Sight.of(event, TraceAction.RECEIVED, Duration.ZERO));
                trace.saw(Sight.ofRule(event, TraceAction.MATCHED, "all", Duration.ZERO));
                trace.opened(event, Standing.NEW);
            }
        }
        assertEquals(0, trace.leftOut());
        TraceReader.Found last = reader.newest(TestEvents.BUS, "e" + (events - 1)).orElseThrow();
        assertEquals(2, reader.steps(TestEvents.BUS, last).size());
    }

    @Test
    void stepsAreNumberedOnAfterARestart() {
        TraceStore store = new TraceStore(database);
        try (Trace trace = new Trace(store, Clock.systemUTC())) {
            trace.saw(received(1));
            trace.saw(received(2));
        }
        assertEquals(2, store.lastSeq());
    }

    @Test
    void eventsAreFoundByTheRuleThatWantedThem() {
        try (Trace trace = new Trace(new TraceStore(database), Clock.systemUTC())) {
            trace.saw(Sight.ofRule(TestEvents.at(1), TraceAction.MATCHED, "orders", Duration.ZERO));
            trace.saw(Sight.ofRule(TestEvents.at(2), TraceAction.MATCHED, "orders-2", Duration.ZERO));
            trace.saw(Sight.ofRule(TestEvents.at(2), TraceAction.MATCHED, "audit", Duration.ZERO));
        }
        assertEquals(List.of("e1"), found(TraceQuery.ofBus("orders").withRule("orders")));
        assertEquals(List.of("e2"), found(TraceQuery.ofBus("orders").withRule("audit")));
    }

    @Test
    void idsOfOneHashAreToldApart() {
        assertEquals("AaAa".hashCode(), "BBBB".hashCode());
        try (Trace trace = new Trace(new TraceStore(database), Clock.systemUTC())) {
            trace.saw(Sight.of(named(1, "AaAa"), TraceAction.RECEIVED, Duration.ZERO));
            trace.saw(Sight.of(named(2, "BBBB"), TraceAction.RECEIVED, Duration.ZERO));
        }
        assertEquals(1, reader.newest(TestEvents.BUS, "AaAa").orElseThrow().position());
        assertEquals(List.of("BBBB"), found(TraceQuery.ofBus("orders").withEventId("BBBB")));
    }

    private static StoredEvent named(long offset, String id) {
        return new StoredEvent(TestEvents.BUS, offset, NOON, busbar.api.event.Event.of(id, "app", "made"), null,
                new StoredEvent.Via("", "", false, offset, 0), Hold.none());
    }

    @Test
    void theOldestEventsGoWhereThereAreTooManySteps() {
        TraceStore store = new TraceStore(database, 30);
        for (int i = 0; i < 100; i++) {
            keep(store, i, NOON.plusSeconds(60L * i));
        }
        store.pruning().all(NOON.plusSeconds(6_000));
        List<String> left = found(TraceQuery.ofBus("orders"));
        assertTrue(left.size() >= 30 && left.size() <= 32, left.toString());
        assertEquals("e99", left.get(0));
        assertEquals(left.size(), (long) database.read(sql -> sql.number("SELECT count(*) FROM steps")));
        assertEquals(100, store.lastSeq());
    }

    @Test
    void theOldestGoSomeAtOnceSoThatWhatComesMeanwhileIsKeptMeanwhile() {
        TraceStore store = new TraceStore(database);
        Gathered old = new Gathered();
        for (int i = 0; i < 5_000; i++) {
            old.saw(Sight.of(TestEvents.at(i, NOON, Hold.none()), TraceAction.UNMATCHED, Duration.ZERO), i, NOON);
        }
        store.add(old);
        store.pruning().begin(NOON.plus(Duration.ofDays(8)));
        store.pruning().some(0);
        assertEquals(3_000, (long) database.read(sql -> sql.number("SELECT count(*) FROM traced")));
        store.pruning().some(1_200);
        assertEquals(600, (long) database.read(sql -> sql.number("SELECT count(*) FROM traced")));
        assertFalse(store.pruning().isOver());
        store.pruning().some(0);
        assertTrue(store.pruning().isOver());
        assertEquals(List.of(), found(TraceQuery.ofBus("orders")));
    }

    @Test
    void eventsOlderThanAWeekGoUnlessTheyAreStillUnderWay() {
        TraceStore store = new TraceStore(database);
        keep(store, 0, NOON);
        keep(store, 1, NOON);
        Gathered later = new Gathered();
        Instant eightDaysOn = NOON.plus(Duration.ofDays(8));
        later.saw(Sight.of(TestEvents.at(1, NOON, Hold.none()), TraceAction.ATTEMPTED, Duration.ZERO), 3, eightDaysOn);
        store.add(later);
        store.pruning().all(eightDaysOn);
        assertEquals(List.of("e1"), found(TraceQuery.ofBus("orders")));
        TraceReader.Found left = reader.newest(TestEvents.BUS, "e1").orElseThrow();
        assertEquals(List.of(TraceAction.ATTEMPTED),
                reader.steps(TestEvents.BUS, left).stream().map(step -> step.action()).toList());
    }

    private static void keep(TraceStore store, int offset, Instant at) {
        Gathered seen = new Gathered();
        seen.saw(Sight.of(TestEvents.at(offset, at, Hold.none()), TraceAction.RECEIVED, Duration.ZERO), offset + 1, at);
        store.add(seen);
    }
}
