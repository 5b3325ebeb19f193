package busbar.engine;

import static busbar.api.trace.TraceAction.ATTEMPTED;
import static busbar.api.trace.TraceAction.DEAD_LETTERED;
import static busbar.api.trace.TraceAction.DELIVERED;
import static busbar.api.trace.TraceAction.MATCHED;
import static busbar.api.trace.TraceAction.RECEIVED;
import static busbar.api.trace.TraceAction.REPLAYED;
import static busbar.api.trace.TraceAction.RETRY_SCHEDULED;
import static busbar.api.trace.TraceAction.TRANSFORMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.EventJson;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceStatus;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that fail, hang and come back; rules that go; engines that end. */
class EngineTroubleTest extends EngineFixture {

    @Test
    void aTargetThatFailsIsRetriedThenTheEventDiesAndAReplayBringsItHome() {
        TestTarget target = target();
        target.status = 500;
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), ONE_SOON));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DEAD);
        DeadLetter letter = letter("orders");
        assertEquals(2, letter.attempts());
        assertEquals(ErrorClass.SERVER_ERROR, letter.errorClass());
        assertEquals("[500] Internal Server Error\nsaid the target", letter.lastAnswer());
        assertEquals(event("e1"), letter.event());

        target.status = 200;
        ReplayJob job = service.replay(ReplayRequest.of("orders", List.of(letter.id())));
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(List.of(event("e1")), target.bodies.stream().map(EventJson::read).toList());
        assertEquals(List.of(RECEIVED, MATCHED, TRANSFORMED, ATTEMPTED, RETRY_SCHEDULED, ATTEMPTED, DEAD_LETTERED,
                REPLAYED, TRANSFORMED, ATTEMPTED, DELIVERED), actions("orders", "e1"));
        assertEquals(0, letters("orders"));
        await("the job to end", () -> service.replayJob(job.id()).state() == ReplayJob.State.COMPLETED);
        assertEquals(1, service.replayJob(job.id()).replayed());
        assertEquals("e1", service.replayLedger(job.id(), "").items().get(0).eventId());
    }

    @Test
    void anEditedEventIsReplayedInPlaceOfTheLettersOwn() {
        TestTarget target = target();
        target.status = 400;
        service.createBus("orders", "");
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination()));
        put("orders", "e1");
        DeadLetter letter = letter("orders");
        assertEquals(1, letter.attempts(), "a 400 is never retried");
        target.status = 200;
        service.replay(ReplayRequest.of("orders", List.of(letter.id()))
                .withEdited(event("e1").withJson("{\"amount\":8}")).withReach(new ReplayRequest.AllRules()));
        await("the edited event", () -> target.bodies.size() == 1);
        assertEquals("{\"amount\":8}", EventJson.read(target.bodies.get(0)).data().toString());
    }

    @Test
    void aTargetThatAsksForAPauseGetsIt() {
        TestTarget target = target();
        target.status = 429;
        target.headers = Map.of("Retry-After", "3");
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), ONE_SOON));
        put("orders", "e1");
        await("the first attempt", () -> target.attempts.size() == 1);
        target.status = 200;
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        var steps = trace("orders", "e1").steps();
        long pause = steps.get(5).at().toEpochMilli() - steps.get(4).at().toEpochMilli();
        assertTrue(pause >= 2_500, "paused for " + pause + " ms");
        assertEquals(List.of("1", "2"), target.attempts);
    }

    @Test
    void aTargetThatHangsDelaysNobodyElse() {
        TestTarget hanging = target();
        hanging.delayMillis = 60_000;
        TestTarget healthy = target();
        service.createBus("orders", "");
        rule("orders", "hang", "{}", to("hang", hanging.destination(), NO_RETRY));
        rule("orders", "work", "{}", to("work", healthy.destination(), NO_RETRY));
        putMany("orders", 1_000);
        await("all of the other target's events", () -> healthy.bodies.size() == 1_000);
        assertEquals(0, hanging.bodies.size());
        hanging.delayMillis = 0;
    }

    @Test
    void whatAHangingTargetHadNoRoomForIsDeliveredAfterARestart() {
        TestTarget target = target();
        target.delayMillis = 60_000;
        service.createBus("orders", "");
        rule("orders", "hang", "{}", to("hang", target.destination(), NO_RETRY));
        putMany("orders", 1_000);
        awaitStatus("orders", "e0", TraceStatus.IN_FLIGHT);
        target.delayMillis = 0;
        restart();
        await("every event", () -> target.bodies.stream().distinct().count() == 1_000);
    }

    @Test
    void busRuleTraceDeadLettersAndWaitingRetriesAreThereAfterARestart() {
        TestTarget target = target();
        target.status = 500;
        service.createBus("orders", "kept");
        rule("orders", "dies", "{}", to("dies", target.destination(), NO_RETRY));
        rule("orders", "waits", "{}", to("waits", target.destination(), ONE_SOON));
        put("orders", "e1");
        await("a letter", () -> letters("orders") == 1);
        await("a retry", () -> actions("orders", "e1").contains(RETRY_SCHEDULED));
        restart();
        target.status = 200;
        assertEquals("kept", service.bus("orders").description());
        assertEquals(2, service.rules("orders").size());
        assertTrue(actions("orders", "e1").contains(RECEIVED));
        assertEquals(1, letters("orders"));
        await("the retry", () -> actions("orders", "e1").contains(DELIVERED));
        service.replay(ReplayRequest.of("orders", List.of(letter("orders").id())));
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(2, target.bodies.size());
    }

    @Test
    void deliveriesOfADeletedRuleBecomeDeadLetters() {
        TestTarget target = target();
        target.status = 500;
        service.createBus("orders", "");
        rule("orders", "gone", "{}", EventTarget.of("crm", target.destination()));
        put("orders", "e1");
        await("a retry", () -> !target.attempts.isEmpty());
        awaitStatus("orders", "e1", TraceStatus.RETRYING);
        service.deleteRule("orders", "gone");
        assertEquals(ErrorClass.CONFIGURATION, letter("orders").errorClass());
        assertEquals(1, letter("orders").attempts());
    }

    @Test
    void aTargetThatToleratesNoErrorsGetsItsEventsInOrder() {
        TestTarget target = target();
        target.status = 500;
        service.createBus("orders", "");
        rule("orders", "order", "{}", to("crm", target.destination(), ONE_SOON).withTolerance(ErrorsTolerance.NONE));
        put("orders", "e1", "e2", "e3");
        awaitStatus("orders", "e1", TraceStatus.RETRYING);
        put("orders", "e4");
        target.status = 200;
        await("all", () -> target.bodies.size() == 4);
        assertEquals(List.of("e1", "e2", "e3", "e4"), target.ids());
        assertEquals(0, letters("orders"));
    }

    @Test
    void nobodyAtTheAddressIsAConnectionError() {
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", Destination.Http.post(URI.create("http://127.0.0.1:1/")), NO_RETRY));
        put("orders", "e1");
        assertEquals(ErrorClass.CONNECTION, letter("orders").errorClass());
    }

    @Test
    void deadLettersAreFoundByTextAndDiscarded() {
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", Destination.Http.post(URI.create("http://127.0.0.1:1/")), NO_RETRY));
        put("orders", "needle", "hay");
        await("letters", () -> letters("orders") == 2);
        var found = service.deadLetters(DeadLetterQuery.ofBus("orders").withText("NEEDLE")).items();
        assertEquals(1, found.size());
        assertEquals(1, service.discardDeadLetters("orders", List.of(found.get(0).id())));
        assertEquals("hay", letter("orders").event().id());
    }
}
