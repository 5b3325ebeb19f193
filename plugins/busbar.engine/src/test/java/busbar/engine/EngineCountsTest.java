package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.metrics.MetricsQuery;
import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trace counts of an event stays true wherever its targets are moved to. */
class EngineCountsTest extends EngineFixture {
    private static final int EVENTS = 40;
    private TestTarget one;
    private TestTarget two;

    @BeforeEach
    void openTargets() {
        one = target();
        two = target();
        service.createBus("orders", "");
    }

    private void putAll() {
        IntStream.range(0, EVENTS).forEach(i -> put("orders", "e" + i));
    }

    private EventRule both() {
        return EventRule.draft("orders", "both", "{}",
                List.of(to("one", one.destination(), NO_RETRY), to("two", two.destination(), NO_RETRY)));
    }

    private void moveBack(String target, TestTarget server, int expected) {
        service.deliverFrom("orders", "both", target, StartingPosition.OLDEST);
        await("all again", () -> server.bodies.size() == expected);
        await("it to be live", () -> service.subscriptions("orders").stream()
                .allMatch(s -> s.state() == Subscription.State.LIVE));
    }

    private void assertCounted(int deliveries) {
        for (int i = 0; i < EVENTS; i++) {
            String id = "e" + i;
            await("deliveries of " + id, () -> Collections.frequency(actions("orders", id), TraceAction.DELIVERED)
                    == deliveries);
            awaitStatus("orders", id, TraceStatus.DELIVERED);
            assertEquals(1, trace("orders", id).summary().rulesMatched(), id);
            assertEquals(1, Collections.frequency(actions("orders", id), TraceAction.MATCHED), id);
        }
        assertEquals(EVENTS, service.metrics(new MetricsQuery("orders", "both", "",
                engine.clock.instant().minusSeconds(600), engine.clock.instant().plusSeconds(60),
                Duration.ofSeconds(1_000))).stream().mapToLong(point -> point.matched()).sum());
    }

    @Test
    void twoTargetsOfARuleThatBeginsEarlierAreOneMatch() {
        putAll();
        service.createRule(both(), StartingPosition.OLDEST);
        await("all", () -> one.bodies.size() == EVENTS && two.bodies.size() == EVENTS);
        assertCounted(2);
    }

    @Test
    void aTargetThatIsMovedBackIsNoOtherMatch() {
        putAll();
        service.createRule(both(), StartingPosition.OLDEST);
        await("all", () -> one.bodies.size() == EVENTS && two.bodies.size() == EVENTS);
        moveBack("one", one, 2 * EVENTS);
        moveBack("two", two, 2 * EVENTS);
        moveBack("one", one, 3 * EVENTS);
        assertCounted(5);
    }

    @Test
    void aTargetThatGotItsEventsAsTheyCameIsNoOtherMatchEither() {
        service.createRule(both());
        putAll();
        await("all", () -> one.bodies.size() == EVENTS && two.bodies.size() == EVENTS);
        moveBack("one", one, 2 * EVENTS);
        assertCounted(3);
    }

    @Test
    void aTargetThatIsMovedBehindTheBeginningOfItsRuleIsAMatch() {
        putAll();
        service.createRule(both());
        for (int i = 0; i < EVENTS; i++) {
            awaitStatus("orders", "e" + i, TraceStatus.UNMATCHED);
        }
        moveBack("one", one, EVENTS);
        assertCounted(1);
        moveBack("two", two, EVENTS);
        assertCounted(2);
    }

    @Test
    void aMoveWhileAnotherIsUnderWayCountsNothingTwice() {
        putAll();
        one.delayMillis = 5;
        service.createRule(both(), StartingPosition.OLDEST);
        await("some", () -> one.bodies.size() > 5);
        service.deliverFrom("orders", "both", "one", StartingPosition.OLDEST);
        await("all", () -> one.ids().stream().distinct().count() == EVENTS && two.bodies.size() == EVENTS);
        assertAllAreDelivered();
    }

    @Test
    void aRestartWhileATargetGetsThemAgainCountsNothingTwice() {
        putAll();
        service.createRule(both(), StartingPosition.OLDEST);
        await("all", () -> one.bodies.size() == EVENTS && two.bodies.size() == EVENTS);
        one.delayMillis = 200;
        service.deliverFrom("orders", "both", "one", StartingPosition.OLDEST);
        await("it to be live, with most in memory", () -> service.subscriptions("orders").stream()
                .allMatch(s -> s.state() == Subscription.State.LIVE));
        restart();
        one.delayMillis = 0;
        await("all again", () -> one.bodies.size() >= 2 * EVENTS);
        assertAllAreDelivered();
    }

    /** As the list has it, which is read off the counts alone. */
    private void assertAllAreDelivered() {
        TraceQuery delivered = TraceQuery.ofBus("orders").withStatus(TraceStatus.DELIVERED);
        await("all to be delivered", () -> service.tracedEvents(delivered).items().size() == EVENTS);
        service.tracedEvents(delivered).items().forEach(event -> assertEquals(1, event.rulesMatched()));
    }
}
