package busbar.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusGateway;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.TraceFeed;
import busbar.api.event.Event;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.http.Eventually;
import busbar.http.TestEngine;
import busbar.http.Wire;
import busbar.http.server.HttpGateway;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A live trace over the wire: it lags, breaks, comes back, and ends. */
class LiveTraceTest {
    private static final List<AccessKey> KEYS = List.of(Wire.key(Role.ADMIN), Wire.key(Role.PUBLISHER));
    @RegisterExtension
    final TestEngine engine = new TestEngine();
    private final BusService service = engine.service();

    /** What a listener was told. */
    private static class Told implements TraceFeed.Listener {
        final List<TraceStep> steps = new CopyOnWriteArrayList<>();
        final List<String> breaks = new CopyOnWriteArrayList<>();
        final AtomicLong skipped = new AtomicLong();
        volatile boolean back;
        volatile boolean ended;

        @Override
        public void steps(List<TraceStep> some, long before) {
            skipped.addAndGet(before);
            steps.addAll(some);
            back |= some.isEmpty() && !breaks.isEmpty();
        }

        @Override
        public void interrupted(String message, boolean isOver) {
            breaks.add(message);
            ended |= isOver;
        }
    }

    @BeforeEach
    void createBus() {
        service.createBus("orders", "");
    }

    @Test
    void itConnectsAgainByItselfWhenTheServiceComesBack() {
        Told told = new Told();
        BusGateway.Open first = new HttpGateway().open(service, "127.0.0.1", 0, KEYS);
        BusService far = new HttpConnector().connect(first.address(), Optional.of(KEYS.getFirst()));
        try (TraceFeed feed = far.follow(TraceFilter.ALL, told)) {
            put("1");
            Eventually.until("a step came", () -> !told.steps.isEmpty());
            first.close();
            Eventually.until("the break is told", () -> !told.breaks.isEmpty());
            BusGateway.Open second = new HttpGateway().open(service, "127.0.0.1", first.address().getPort(), KEYS);
            Eventually.until("it follows again", () -> engine.followers() == 1);
            Eventually.until("it says so before anything happens", () -> told.back);
            put("2");
            Eventually.until("the step came", () -> told.steps.stream().anyMatch(s -> s.eventId().equals("2")));
            assertEquals(false, told.ended);
            feed.close();
            Eventually.until("the far side noticed", () -> {
                put("unseen");
                return engine.followers() == 0;
            });
            second.close();
        }
        far.close();
    }

    @Test
    void aFeedThatTheServiceEndsIsOver() {
        Told told = new Told();
        try (Wire wire = Wire.to(service); BusService far = wire.connect();
                TraceFeed feed = far.follow(TraceFilter.ofBus("orders"), told)) {
            engine.breakFeeds("The store is full.", true);
            Eventually.until("the end is told", () -> told.ended);
            assertEquals(List.of("The store is full."), told.breaks);
            Eventually.until("nobody follows", () -> engine.followers() == 0);
        }
    }

    @Test
    void aListenerThatIsTooSlowIsToldHowManyStepsItMissed() {
        CountDownLatch slow = new CountDownLatch(1);
        Told told = new Told() {
            @Override
            public void steps(List<TraceStep> some, long before) {
                await(slow);
                super.steps(some, before);
            }
        };
        int puts = 60_000;
        try (Wire wire = Wire.to(service); BusService far = wire.connect();
                TraceFeed feed = far.follow(TraceFilter.ofBus("orders"), told)) {
            engine.flood(puts);
            slow.countDown();
            Eventually.until("all are seen or counted", () -> told.steps.size() + told.skipped.get() == puts);
            assertTrue(told.skipped.get() > 0, "nothing was left out of " + puts);
            assertEquals(puts, told.steps.getLast().seq(), "the newest step is there");
        }
    }

    @Test
    void whoMayNotFollowIsToldAtOnce() {
        try (Wire wire = Wire.to(service); BusService far = wire.connect(Role.PUBLISHER)) {
            assertThrows(BusException.Denied.class, () -> far.follow(TraceFilter.ALL, new Told()));
        }
    }

    @Test
    void theFilterTravels() {
        Told told = new Told();
        try (Wire wire = Wire.to(service); BusService far = wire.connect();
                TraceFeed feed = far.follow(new TraceFilter("orders", "sh&p*", "", ""), told)) {
            service.putEvents("orders", List.of(Event.of("1", "other", "t"), Event.of("2", "sh&p/é", "t")));
            Eventually.until("steps came", () -> told.steps.size() == 2);
            assertEquals(List.of(TraceAction.RECEIVED, TraceAction.UNMATCHED),
                    told.steps.stream().map(TraceStep::action).toList());
        }
    }

    private void put(String id) {
        service.putEvents("orders", List.of(Event.of(id, "shop", "t")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
