package busbar.engine;

import busbar.api.BusService;
import busbar.api.PutResult;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine over a folder of its own, and targets that are real servers. */
abstract class EngineFixture {
    static final RetryPolicy NO_RETRY =
            new RetryPolicy(RetryPolicy.Strategy.BACKOFF_RETRY, 0, Duration.ofDays(1));
    static final RetryPolicy ONE_SOON =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 1, Duration.ofDays(1));
    private static final long PATIENCE_MILLIS = 15_000;
    @TempDir
    Path folder;
    BusService service;
    Engine engine;
    private final List<TestTarget> targets = new ArrayList<>();

    @BeforeEach
    void open() {
        engine = Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "test"));
        service = engine.service("tester", busbar.api.Role.ADMIN);
    }

    @AfterEach
    void closeAll() {
        engine.close();
        targets.forEach(TestTarget::close);
    }

    void restart() {
        close();
        open();
    }

    void close() {
        engine.close();
    }

    TestTarget target() {
        TestTarget target = new TestTarget();
        targets.add(target);
        return target;
    }

    EventRule rule(String bus, String name, String pattern, EventTarget... to) {
        return service.createRule(EventRule.draft(bus, name, pattern, List.of(to)));
    }

    static EventTarget to(String id, Destination destination, RetryPolicy retry) {
        return EventTarget.of(id, destination).withRetry(retry);
    }

    static Event event(String id) {
        return Event.of(id, "app.shop", "order.created").withJson("{\"amount\":7}");
    }

    PutResult put(String bus, String... ids) {
        List<Event> events = new ArrayList<>();
        for (String id : ids) {
            events.add(event(id));
        }
        PutResult result = service.putEvents(bus, events);
        Assertions.assertEquals(0, result.failedCount(), () -> result.toString());
        return result;
    }

    /** Puts e0, e1 and so on, 25 at once. */
    void putMany(String bus, int count) {
        for (int i = 0; i < count; i += 25) {
            put(bus, IntStream.range(i, Math.min(i + 25, count)).mapToObj(n -> "e" + n).toArray(String[]::new));
        }
    }

    List<TraceAction> actions(String bus, String eventId) {
        return service.trace(bus, eventId).steps().stream().map(step -> step.action()).toList();
    }

    void awaitStatus(String bus, String eventId, TraceStatus status) {
        await("event " + eventId + " to be " + status, () -> {
            try {
                return service.trace(bus, eventId).summary().status() == status;
            } catch (busbar.api.BusException.NotFound e) {
                return false;
            }
        });
    }

    /** Waits until a bus has a letter, and only one. */
    DeadLetter letter(String bus) {
        await("a letter of " + bus, () -> letters(bus) == 1);
        return service.deadLetters(DeadLetterQuery.ofBus(bus)).items().get(0);
    }

    long letters(String bus) {
        return service.countDeadLetters(DeadLetterQuery.ofBus(bus));
    }

    EventTrace trace(String bus, String eventId) {
        return service.trace(bus, eventId);
    }

    static void await(String what, BooleanSupplier holds) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!holds.getAsBoolean()) {
            Assertions.assertTrue(System.currentTimeMillis() < end, "waited in vain for " + what);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
