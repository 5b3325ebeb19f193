package busbar.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceModelTest {
    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");
    private final TraceModel model = new TraceModel();
    private long seq;

    @Test
    void anEventIsDeliveredWhenItsOnlyTargetTookIt() {
        feed(step("e1", TraceAction.RECEIVED, "", "", 0), step("e1", TraceAction.MATCHED, "r1", "", 0),
                step("e1", TraceAction.TRANSFORMED, "r1", "t1", 0), step("e1", TraceAction.DELIVERED, "r1", "t1", 1));

        TraceRow row = only();
        assertEquals(TraceStatus.DELIVERED, row.status());
        assertEquals(List.of("r1"), row.rules());
        assertEquals(List.of("t1"), row.targets());
        assertEquals(1, row.attempts());
        assertEquals(Duration.ofMillis(7), row.latency());
    }

    @Test
    void theWorstDeliveryDecides() {
        feed(step("e1", TraceAction.RECEIVED, "", "", 0), step("e1", TraceAction.DELIVERED, "r1", "t1", 1),
                step("e1", TraceAction.MATCHED, "r2", "", 0));
        assertEquals(TraceStatus.IN_FLIGHT, only().status());

        feed(step("e1", TraceAction.ATTEMPTED, "r2", "t2", 1), step("e1", TraceAction.RETRY_SCHEDULED, "r2", "t2", 1));
        assertEquals(TraceStatus.RETRYING, only().status());

        feed(step("e1", TraceAction.DEAD_LETTERED, "r2", "t2", 3), step("e1", TraceAction.MATCHED, "r3", "", 0));
        assertEquals(TraceStatus.DEAD, only().status());
        assertEquals(4, only().attempts());
    }

    @Test
    void aReplayedLetterThatWasDeliveredIsDeadNoMore() {
        feed(step("e1", TraceAction.RECEIVED, "", "", 0), step("e1", TraceAction.DEAD_LETTERED, "r1", "t1", 3),
                step("e1", TraceAction.REPLAYED, "r1", "t1", 0));
        assertEquals(TraceStatus.IN_FLIGHT, only().status());

        feed(step("e1", TraceAction.DELIVERED, "r1", "t1", 1));
        assertEquals(TraceStatus.DELIVERED, only().status());
    }

    @Test
    void attemptsOfAllReplaysAreCounted() {
        List<TraceStep> steps = List.of(step("e1", TraceAction.RECEIVED, "", "", 0),
                step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.ATTEMPTED, "r1", "t1", 2),
                step("e1", TraceAction.DEAD_LETTERED, "r1", "t1", 2), step("e1", TraceAction.REPLAYED, "", "", 0),
                step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.DELIVERED, "r1", "t1", 1));
        model.steps(steps, 0);
        assertEquals(3, only().attempts());

        model.traced(new EventTrace(stored("e1", TraceStatus.DELIVERED, 0), steps, Optional.empty()));
        assertEquals(3, only().attempts());
    }

    @Test
    void attemptsBeforeTheFeedAreCountedOnceTheyAreKnown() {
        List<TraceStep> steps = List.of(step("e1", TraceAction.RECEIVED, "", "", 0),
                step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.ATTEMPTED, "r1", "t1", 2),
                step("e1", TraceAction.REPLAYED, "", "", 0), step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1));
        model.steps(steps.subList(4, 5), 0);

        model.traced(new EventTrace(stored("e1", TraceStatus.IN_FLIGHT, 0), steps, Optional.empty()));

        assertEquals(3, only().attempts());
    }

    @Test
    void aRetryThatGoesOnDuringAReplayIsNotCountedTwice() {
        feed(step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.ATTEMPTED, "r1", "t2", 1),
                step("e1", TraceAction.ATTEMPTED, "r1", "t2", 2), step("e1", TraceAction.REPLAYED, "", "", 0),
                step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.ATTEMPTED, "r1", "t2", 3));

        assertEquals(5, only().attempts());
    }

    @Test
    void whatIsHeldBackIsInFlightAndWhatIsSkippedCountsLessThanWhatOthersGot() {
        feed(step("e1", TraceAction.RECEIVED, "", "", 0), step("e1", TraceAction.MATCHED, "r1", "", 0),
                step("e1", TraceAction.HELD, "r1", "t1", 0), step("e1", TraceAction.DELIVERED, "r1", "t2", 1));
        assertEquals(TraceStatus.IN_FLIGHT, only().status());

        feed(step("e1", TraceAction.SKIPPED, "r1", "t1", 2));
        assertEquals(TraceStatus.DELIVERED, only().status());
        assertEquals(1, only().attempts());
    }

    @Test
    void anEventThatNoRuleWantedSaysSo() {
        feed(step("e1", TraceAction.RECEIVED, "", "", 0), step("e1", TraceAction.UNMATCHED, "", "", 0));

        assertEquals(TraceStatus.UNMATCHED, only().status());
    }

    @Test
    void takingStoredStepsAgainChangesNothing() {
        List<TraceStep> steps = List.of(step("e1", TraceAction.RECEIVED, "", "", 0),
                step("e1", TraceAction.ATTEMPTED, "r1", "t1", 1), step("e1", TraceAction.DELIVERED, "r1", "t1", 2));
        model.steps(steps, 0);
        TraceRow before = only();

        model.traced(new EventTrace(stored("e1", TraceStatus.DELIVERED, 0), steps, Optional.empty()));

        assertEquals(before, only());
    }

    @Test
    void storedEventsStandUnderLiveOnesUntilTheirStepsAreKnown() {
        feed(step("live", TraceAction.RECEIVED, "", "", 0));
        model.stored(List.of(stored("newer", TraceStatus.DEAD, -10), stored("older", TraceStatus.DELIVERED, -20)));

        assertEquals(List.of("live", "newer", "older"), ids(""));
        assertEquals(TraceStatus.DEAD, model.rows("newer").get(0).status());
        assertTrue(model.isInDoubt());
        assertEquals(List.of("newer", "older"), model.inDoubt(10));
        assertFalse(model.isInDoubt(), "nobody asks twice");
    }

    @Test
    void ofEventsOfOneInstantTheOneThatCameLastIsOnTop() {
        model.stored(List.of(stored("third", TraceStatus.DEAD, 0), stored("second", TraceStatus.DEAD, 0),
                stored("first", TraceStatus.DEAD, 0)));

        assertEquals(List.of("third", "second", "first"), ids(""));
    }

    @Test
    void aLateDeliveryDoesNotHideThatAnotherOneIsDead() {
        model.stored(List.of(stored("e1", TraceStatus.DEAD, -10)));

        feed(step("e1", TraceAction.DELIVERED, "r2", "t2", 4));

        assertEquals(TraceStatus.DEAD, only().status());
    }

    @Test
    void whatIsReadAgainAfterAKillIsTheSameEventAndWhatWasKnownOfItCountsOn() {
        feed(received("e1", Duration.ZERO), step("e1", TraceAction.DEAD_LETTERED, "r1", "t1", 1));
        Instant first = only().receivedAt();

        feed(receivedAgain("e1", first), step("e1", TraceAction.MATCHED, "r2", "", 0),
                step("e1", TraceAction.DELIVERED, "r2", "t2", 1));

        assertEquals(TraceStatus.DEAD, only().status());
        assertEquals(first, only().receivedAt());
        assertEquals(List.of("e1"), model.inDoubt(10));
    }

    @Test
    void anEventThatIsFirstSeenWhenItIsReadAgainStandsAsTheStoreSays() {
        List<TraceStep> before = List.of(received("e1", Duration.ZERO),
                step("e1", TraceAction.DEAD_LETTERED, "r1", "t1", 1));
        Instant first = before.getFirst().at();
        List<TraceStep> now = List.of(receivedAgain("e1", first), step("e1", TraceAction.DELIVERED, "r2", "t2", 1));
        model.steps(now, 0);
        assertEquals(first, only().receivedAt());
        assertEquals(List.of("e1"), model.inDoubt(10));

        model.traced(trace(TraceStatus.DEAD, first, before, now));

        assertEquals(TraceStatus.DEAD, only().status());
        assertEquals(List.of("r2", "r1"), only().rules());
        assertFalse(model.isInDoubt());
    }

    @Test
    void aLetterThatWasLostFromTheStepsIsKnownFromTheStoreUntilItComesHome() {
        List<TraceStep> before = List.of(received("e1", Duration.ZERO), step("e1", TraceAction.MATCHED, "r1", "", 0));
        Instant first = before.getFirst().at();
        List<TraceStep> now = List.of(receivedAgain("e1", first), step("e1", TraceAction.MATCHED, "r1", "", 0));
        model.stored(List.of(stored("e1", TraceStatus.DEAD, 0)));
        model.inDoubt(10);
        model.traced(trace(TraceStatus.DEAD, first, before, now));
        assertEquals(TraceStatus.DEAD, only().status());

        List<TraceStep> home = List.of(step("e1", TraceAction.REPLAYED, "r1", "t1", 0),
                step("e1", TraceAction.DELIVERED, "r1", "t1", 1));
        model.steps(home, 0);
        assertEquals(List.of("e1"), model.inDoubt(10), "asked again, since something happened");
        model.traced(trace(TraceStatus.DELIVERED, first, before, now, home));
        assertEquals(TraceStatus.DELIVERED, only().status());
    }

    @Test
    void anotherEventOfTheSameIdIsAnEventOfItsOwn() {
        feed(received("e1", Duration.ZERO), step("e1", TraceAction.DEAD_LETTERED, "r1", "t1", 1));
        seq += 5_000; // some seconds
        feed(received("e1", Duration.ZERO), step("e1", TraceAction.DELIVERED, "r2", "t2", 1));

        assertEquals(TraceStatus.DELIVERED, only().status());
        assertEquals(List.of("r2"), only().rules());
        assertFalse(model.isInDoubt());
        model.stored(List.of(stored("e1", TraceStatus.DEAD, 0)));
        assertEquals(TraceStatus.DELIVERED, only().status());
        model.stored(List.of(stored("e1", TraceStatus.RETRYING, 60)));
        assertEquals(TraceStatus.RETRYING, only().status());
        assertEquals(List.of(), only().rules());
        assertEquals(List.of("e1"), model.inDoubt(10));
    }

    @Test
    void whatWasUnderWayWhenTheFeedLeftOutStepsIsAskedFor() {
        feed(received("open", Duration.ZERO), step("open", TraceAction.MATCHED, "r1", "", 0));
        feed(received("done", Duration.ZERO), step("done", TraceAction.DELIVERED, "r1", "t1", 1));
        assertFalse(model.isInDoubt());

        model.steps(List.of(), 7);

        assertEquals(List.of("open"), model.inDoubt(10));
        model.traced(new EventTrace(stored("open", TraceStatus.DELIVERED, 0), List.of(), Optional.empty()));
        assertEquals(TraceStatus.DELIVERED, model.rows("open").getFirst().status());
        assertFalse(model.isInDoubt());
    }

    @SafeVarargs
    private static EventTrace trace(TraceStatus status, Instant received, List<TraceStep>... parts) {
        return new EventTrace(new TracedEvent("orders", "e1", "shop", "order.created", "", received, status, 1, START),
                Stream.of(parts).flatMap(List::stream).toList(), Optional.empty());
    }

    private TraceStep received(String id, Duration late) {
        TraceStep step = step(id, TraceAction.RECEIVED, "", "", 0);
        return new TraceStep(step.seq(), step.bus(), id, step.source(), step.type(), step.at(), step.action(), "", "",
                0, "", "", late);
    }

    private TraceStep receivedAgain(String id, Instant first) {
        seq += 90_000; // a minute and a half
        return received(id, Duration.between(first, START.plusMillis(seq + 1)));
    }

    @Test
    void onlyTheNewestRowsAreKept() {
        TraceModel small = new TraceModel(3);
        for (int i = 0; i < 10; i++) {
            small.steps(List.of(step("e" + i, TraceAction.RECEIVED, "", "", 0)), 0);
        }

        assertEquals(List.of("e9", "e8", "e7"), small.rows("").stream().map(TraceRow::eventId).toList());
    }

    @Test
    void wordsOfTheFilterAreFoundInAnyColumn() {
        feed(step("order-17", TraceAction.RECEIVED, "", "", 0), step("order-18", TraceAction.RECEIVED, "", "", 0),
                step("order-18", TraceAction.DELIVERED, "to-crm", "crm", 1));

        assertEquals(List.of("order-17"), ids(" ORDER-17 "));
        assertEquals(List.of("order-18"), ids("crm"));
        assertEquals(2, ids("shop").size());
        assertTrue(ids("nothing").isEmpty());
    }

    @Test
    void stepsLeftOutAreCountedUntilTheListIsCleared() {
        model.steps(List.of(), 5);
        model.steps(List.of(), 7);
        assertEquals(12, model.skipped());

        model.clear();
        assertEquals(0, model.skipped());
    }

    @Test
    void tenThousandEventsAreReadInTheTimeThatTheScreenHas() {
        List<TraceStep> many = new ArrayList<>();
        for (int i = 0; i < TraceModel.ROWS_MAX; i++) {
            many.add(step("event-" + i, TraceAction.RECEIVED, "", "", 0));
        }
        model.steps(many, 0);
        model.rows("9");
        long start = System.nanoTime();

        model.rows("99");

        assertTrue(System.nanoTime() - start < 200_000_000, "a filtered snapshot takes less than 200 ms");
    }

    private void feed(TraceStep... steps) {
        model.steps(List.of(steps), 0);
    }

    private TraceRow only() {
        List<TraceRow> rows = model.rows("");
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private List<String> ids(String words) {
        return model.rows(words).stream().map(TraceRow::eventId).toList();
    }

    private TraceStep step(String id, TraceAction action, String rule, String target, int attempt) {
        long number = ++seq;
        return new TraceStep(number, "orders", id, "shop", "order.created", START.plusMillis(number), action, rule,
                target, attempt, "", "", Duration.ofMillis(7));
    }

    private static TracedEvent stored(String id, TraceStatus status, int seconds) {
        Instant at = START.plusSeconds(seconds);
        return new TracedEvent("orders", id, "shop", "order.created", "", at, status, 1, at);
    }
}
