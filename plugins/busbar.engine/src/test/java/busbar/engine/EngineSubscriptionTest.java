package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.engine.store.BusId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the targets of rules begin, pause and go on. */
class EngineSubscriptionTest extends EngineFixture {
    private static final String BUS = "orders";
    private static final RetryPolicy LONG =
            new RetryPolicy(RetryPolicy.Strategy.BACKOFF_RETRY, 185, Duration.ofDays(1));
    private TestTarget target;

    @BeforeEach
    void createBus() {
        service.createBus(BUS, "");
        target = target();
    }

    @Test
    void aPausedTargetGetsItsBacklogInOrderAndOthersAreNotPaused() {
        TestTarget other = target();
        rule(BUS, "all", "{}", ordered(target), to("other", other.destination(), NO_RETRY));
        putNumbers(0, 3);
        await("three", () -> ids(target).size() == 3);
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(3, 700);
        await("the other", () -> ids(other).size() == 700);
        assertEquals(numbers(0, 3), ids(target));
        assertEquals(697, subscription("t").backlog());
        await("the other's rows to go, for a paused backlog is none", () -> rows() == 0);
        service.resumeDelivery(BUS, "all", "t");
        putNumbers(700, 720);
        await("all", () -> ids(target).size() == 720);
        assertEquals(numbers(0, 720), ids(target));
        awaitLive("t");
    }

    @Test
    void theTraceSaysWhoPausedAndThatATargetIsBehind() {
        rule(BUS, "all", "{}", ordered(target));
        service.as("anna").pauseDelivery(BUS, "all", "t");
        put(BUS, "e");
        await("held", () -> actionsOf("e").contains(TraceAction.HELD));
        TraceStep held = trace(BUS, "e").steps().getLast();
        assertEquals("paused by anna", held.status());
        assertEquals("t", held.target());
        assertEquals(TraceStatus.IN_FLIGHT, trace(BUS, "e").summary().status());
        service.resumeDelivery(BUS, "all", "t");
        awaitStatus(BUS, "e", TraceStatus.DELIVERED);
        assertEquals(List.of(TraceAction.RECEIVED, TraceAction.MATCHED, TraceAction.HELD, TraceAction.TRANSFORMED,
                TraceAction.ATTEMPTED, TraceAction.DELIVERED), actions(BUS, "e"));
    }

    @Test
    void aPauseAndABacklogThatIsHalfDeliveredOutliveRestarts() {
        rule(BUS, "all", "{}", ordered(target));
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(0, 300);
        restart();
        assertEquals(Subscription.State.PAUSED, subscription("t").state());
        assertEquals("tester", subscription("t").changedBy());
        putNumbers(300, 400);
        target.delayMillis = 3;
        service.resumeDelivery(BUS, "all", "t");
        await("some", () -> ids(target).size() > 50);
        restart();
        await("all", () -> ids(target).stream().distinct().count() == 400);
        assertEquals(numbers(0, 400), ids(target).stream().distinct().toList());
        awaitLive("t");
        restart();
        putNumbers(400, 401);
        await("the next", () -> ids(target).contains("e400"));
    }

    @Test
    void whatATargetHadInMemoryWhenItIsPausedHoldsNoCursor() {
        target.delayMillis = 100_000;
        rule(BUS, "all", "{}", new EventTarget("t", target.destination(), List.of(), NO_RETRY, ErrorsTolerance.ALL,
                java.util.Optional.empty(), 1));
        putNumbers(0, 100);
        await("one is under way", () -> target.lastHeaders != null);
        service.pauseDelivery(BUS, "all", "t");
        await("the others are rows", () -> rows() == 99);
    }

    @Test
    void aRetryWaitsForTheEndOfThePause() {
        target.status = 500;
        rule(BUS, "all", "{}", to("t", target.destination(), ONE_SOON));
        put(BUS, "e");
        await("an attempt", () -> target.attempts.size() == 1);
        service.pauseDelivery(BUS, "all", "t");
        target.status = 200;
        service.resumeDelivery(BUS, "all", "t");
        awaitStatus(BUS, "e", TraceStatus.DELIVERED);
        assertEquals(List.of("1", "2"), target.attempts);
    }

    @Test
    void fromNowOnDropsTheBacklogAndTheRetriesAndTheTraceSaysSo() {
        target.status = 500;
        rule(BUS, "all", "{}", to("t", target.destination(), LONG));
        putNumbers(0, 3);
        await("retries", () -> rows() == 3);
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(3, 6);
        Subscription moved = service.deliverFrom(BUS, "all", "t", StartingPosition.TIP);
        assertEquals(Subscription.State.PAUSED, moved.state());
        await("no rows", () -> rows() == 0);
        target.status = 200;
        service.resumeDelivery(BUS, "all", "t");
        awaitLive("t");
        putNumbers(6, 7);
        awaitStatus(BUS, "e6", TraceStatus.DELIVERED);
        assertEquals(List.of("e6"), ids(target));
        for (int i = 0; i < 6; i++) {
            awaitStatus(BUS, "e" + i, TraceStatus.SKIPPED);
        }
    }

    @Test
    void anAttemptUnderWayIsNotTriedAgainAfterItsBacklogWasDropped() {
        target.status = 500;
        target.delayMillis = 300;
        rule(BUS, "all", "{}", to("t", target.destination(), ONE_SOON));
        put(BUS, "e");
        await("it is under way", () -> target.lastHeaders != null);
        service.deliverFrom(BUS, "all", "t", StartingPosition.TIP);
        awaitStatus(BUS, "e", TraceStatus.SKIPPED);
        assertEquals(0, rows());
        assertEquals(List.of("1"), target.attempts);
    }

    @Test
    void aNewRuleCanBeginWithTheOldestEvent() {
        for (int i = 0; i < 600; i += 100) {
            putNumbers(i, i + 100);
        }
        service.putEvents(BUS, List.of(Event.of("odd", "elsewhere", "t")));
        EventRule draft = EventRule.draft(BUS, "all", "{\"source\":[\"app.shop\"]}", List.of(ordered(target)));
        service.createRule(draft, StartingPosition.OLDEST);
        putNumbers(600, 610);
        await("all", () -> ids(target).size() == 610);
        assertEquals(numbers(0, 610), ids(target));
        awaitStatus(BUS, "e0", TraceStatus.DELIVERED);
        assertTrue(actions(BUS, "e0").contains(TraceAction.MATCHED));
        assertEquals(1, trace(BUS, "e0").summary().rulesMatched());
        assertThrows(BusException.Conflict.class, () -> service.createRule(draft, StartingPosition.OLDEST));
        awaitLive("t");
    }

    @Test
    void deliveryBeginsAgainAtATime() {
        rule(BUS, "all", "{}", ordered(target));
        putNumbers(0, 10);
        await("ten", () -> ids(target).size() == 10);
        Instant later = engine.clock.instant().plusMillis(5);
        await("a later time", () -> engine.clock.instant().isAfter(later));
        putNumbers(10, 20);
        await("twenty", () -> ids(target).size() == 20);
        service.deliverFrom(BUS, "all", "t", new StartingPosition.At(later));
        await("ten again", () -> ids(target).size() == 30);
        assertEquals(numbers(10, 20), ids(target).subList(20, 30));
        awaitLive("t");
        awaitStatus(BUS, "e15", TraceStatus.DELIVERED);
    }

    @Test
    void aDeadLetterThatComesHomeToAPausedTargetWaitsToo() {
        target.status = 400;
        rule(BUS, "all", "{}", to("t", target.destination(), NO_RETRY));
        put(BUS, "e");
        await("a letter", () -> letters(BUS) == 1);
        service.pauseDelivery(BUS, "all", "t");
        target.status = 200;
        service.replay(new ReplayRequest(BUS, new ReplayRequest.Matching(DeadLetterQuery.ofBus(BUS)),
                java.util.Optional.empty(), new ReplayRequest.FailedTarget(), 1_000));
        await("it is held", () -> actions(BUS, "e").contains(TraceAction.HELD));
        assertEquals(List.of(), ids(target));
        service.resumeDelivery(BUS, "all", "t");
        awaitStatus(BUS, "e", TraceStatus.DELIVERED);
    }

    @Test
    void aBacklogWaitsWhileItsRuleIsSwitchedOffAndIsForgottenWithTheRule() {
        rule(BUS, "all", "{}", ordered(target));
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(0, 5);
        service.enableRule(BUS, "all", false);
        service.resumeDelivery(BUS, "all", "t");
        assertEquals(Subscription.State.CATCHING_UP, subscription("t").state());
        assertEquals(5, subscription("t").backlog());
        service.enableRule(BUS, "all", true);
        await("five", () -> ids(target).size() == 5);
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(5, 9);
        service.deleteRule(BUS, "all");
        rule(BUS, "all", "{}", ordered(target));
        assertEquals(Subscription.State.LIVE, subscription("t").state());
        putNumbers(9, 10);
        await("the next", () -> ids(target).contains("e9"));
        assertFalse(ids(target).contains("e5"));
    }

    @Test
    void aTargetThatIsTakenOutOfItsRuleIsNoSubscriptionAnyMore() {
        EventRule rule = rule(BUS, "all", "{}", ordered(target));
        service.pauseDelivery(BUS, "all", "t");
        put(BUS, "held");
        await("it is held", () -> actionsOf("held").contains(TraceAction.HELD));
        EventRule without = service.updateRule(rule.withTargets(List.of()));
        assertEquals(List.of(), service.subscriptions(BUS));
        awaitStatus(BUS, "held", TraceStatus.SKIPPED);
        service.updateRule(without.withTargets(List.of(ordered(target))));
        assertEquals(Subscription.State.LIVE, subscription("t").state());
    }

    @Test
    void retentionSparesWhatASubscriptionStillHasToGet() {
        rule(BUS, "all", "{}", ordered(target));
        putNumbers(0, 3);
        await("three", () -> ids(target).size() == 3);
        BusId bus = engine.buses.get(BUS).id();
        assertEquals(Long.MAX_VALUE, engine.subscriptions.neededFrom(bus));
        service.pauseDelivery(BUS, "all", "t");
        putNumbers(3, 5);
        assertEquals(3, engine.subscriptions.neededFrom(bus));
        service.deliverFrom(BUS, "all", "t", StartingPosition.OLDEST);
        assertEquals(0, engine.subscriptions.neededFrom(bus));
        service.resumeDelivery(BUS, "all", "t");
        await("nothing is needed", () -> engine.subscriptions.neededFrom(bus) == Long.MAX_VALUE);
    }

    private static EventTarget ordered(TestTarget target) {
        return to("t", target.destination(), ONE_SOON).withTolerance(ErrorsTolerance.NONE);
    }

    private Subscription subscription(String id) {
        return service.subscriptions(BUS).stream().filter(s -> s.target().equals(id)).findFirst().orElseThrow();
    }

    private void awaitLive(String id) {
        await("target " + id + " to be live", () -> subscription(id).state() == Subscription.State.LIVE);
    }

    private long rows() {
        return engine.waitingRoom.counts(engine.buses.get(BUS).id()).values().stream().mapToLong(n -> n).sum();
    }

    private List<TraceAction> actionsOf(String eventId) {
        try {
            return actions(BUS, eventId);
        } catch (BusException.NotFound e) {
            return List.of();
        }
    }

    private void putNumbers(int from, int to) {
        List<Event> events = new ArrayList<>();
        numbers(from, to).forEach(id -> events.add(event(id).withJson("\"" + id + "\"")));
        for (int i = 0; i < events.size(); i += 16) {
            assertEquals(0, service.putEvents(BUS, events.subList(i, Math.min(events.size(), i + 16))).failedCount());
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    private static List<String> ids(TestTarget target) {
        return target.bodies.stream().map(body -> busbar.api.event.EventJson.read(body).id()).toList();
    }
}
