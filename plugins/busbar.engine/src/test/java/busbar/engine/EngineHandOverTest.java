package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.transform.TargetParam;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of an event at another bus, in a file, and where it cannot be handed over. */
class EngineHandOverTest extends EngineFixture {

    private static EventTarget with(EventTarget target, String form, String value, String template) {
        return target.withParams(List.of(TargetParam.of("body", form, value, template)));
    }

    private static EventTarget dying(EventTarget target, String bus) {
        return new EventTarget(target.id(), target.destination(), target.params(), NO_RETRY, ErrorsTolerance.ALL,
                Optional.of(bus), 1);
    }

    @Test
    void anotherBusGetsTheDataThatTheTransformMakes() {
        service.createBus("first", "");
        service.createBus("second", "");
        rule("first", "on", "{}", with(EventTarget.of("bus", new Destination.Bus("second")), "JSONPATH",
                "$.data.amount", ""));
        put("first", "e1");
        awaitStatus("second", "e1", TraceStatus.UNMATCHED);
        assertEquals(event("e1").withJson("7"), service.event("second", "e1"));
    }

    @Test
    void anotherBusGetsATextAsText() {
        service.createBus("first", "");
        service.createBus("second", "");
        rule("first", "on", "{}", with(EventTarget.of("bus", new Destination.Bus("second")), "TEMPLATE",
                "{\"n\":\"$.data.amount\"}", "paid ${n}"));
        put("first", "e1");
        awaitStatus("second", "e1", TraceStatus.UNMATCHED);
        Event text = service.event("second", "e1");
        assertEquals(new EventData.Text("paid 7"), text.data());
        assertEquals("text/plain", text.dataContentType());
    }

    @Test
    void theDefaultBusIsNoWayAroundItsRule() {
        service.createBus("orders", "");
        rule("orders", "on", "{}", to("bus", new Destination.Bus("default"), NO_RETRY));
        put("orders", "e1");
        DeadLetter letter = letter("orders");
        assertEquals(ErrorClass.CONFIGURATION, letter.errorClass());
        assertTrue(letter.lastAnswer().contains("found `app.shop`"), letter.lastAnswer());
        service.putEvents("orders", List.of(Event.of("o1", "acs.oss", "oss:ObjectCreated:PutObject")));
        awaitStatus("default", "o1", TraceStatus.UNMATCHED);
    }

    @Test
    void everyLineOfAFileIsJson() throws Exception {
        service.createBus("orders", "");
        EventTarget file = EventTarget.of("file", new Destination.JsonLines("lines.jsonl"));
        rule("orders", "text", "{}", with(file, "TEMPLATE", "{\"n\":\"$.data.amount\"}", "paid\n\"${n}\""));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(List.of("\"paid\\n\\\"7\\\"\""), Files.readAllLines(folder.resolve("files/lines.jsonl")));
    }

    @Test
    void aBodyThatCannotBeMadeIsATransformFailureInTraceAndLetter() {
        service.createBus("orders", "");
        rule("orders", "all", "{}", with(EventTarget.of("log", new Destination.Log()), "INPUTTRANSFORMER",
                "{\"x\":\"$.detail\"}", "{\"a\":\"<x>\"}"));
        put("orders", "e1");
        DeadLetter letter = letter("orders");
        assertEquals(ErrorClass.TRANSFORM, letter.errorClass());
        assertEquals(0, letter.attempts());
        awaitStatus("orders", "e1", TraceStatus.DEAD);
        TraceStep step = trace("orders", "e1").steps().stream()
                .filter(s -> s.action() == TraceAction.TRANSFORMED).findFirst().orElseThrow();
        assertTrue(step.status().startsWith("failed: What the InputTemplate makes of this event is no JSON"),
                step.status());
    }

    @Test
    void aDeadLetterBusGetsTheEventWithAllThatALetterTells() {
        TestTarget target = target();
        target.status = 500;
        service.createBus("orders", "");
        service.createBus("dead", "");
        rule("orders", "all", "{}", dying(EventTarget.of("crm", target.destination()), "dead"));
        put("orders", "e1");
        awaitStatus("dead", "e1", TraceStatus.UNMATCHED);
        Event dead = service.event("dead", "e1");
        assertEquals("{\"amount\":7}", dead.data().toString());
        assertEquals(List.of("orders", "all", "crm", target.url().toString(), 1, "SERVER_ERROR",
                "[500] Internal Server Error\nsaid the target", "MaximumRetryAttempts"),
                List.of("deadbus", "deadrule", "deadtarget", "deadendpoint", "deadattempts", "deaderror", "deadanswer",
                        "deadexhausted").stream().map(dead.attributes()::get).toList());
        assertTrue(dead.attributes().keySet().containsAll(List.of("deadreceivedat", "deadfirstattemptat", "deadat")));
        assertEquals(0, letters("orders"));
    }

    @Test
    void deadLettersThatDieAgainAndAgainEndInTheEnginesOwnQueue() {
        service.createBus("ring", "");
        Destination nobody = Destination.Http.post(URI.create("http://127.0.0.1:1/"));
        rule("ring", "round", "{}", dying(EventTarget.of("crm", nobody), "ring"));
        put("ring", "e1");
        assertEquals(ErrorClass.CONNECTION, letter("ring").errorClass());
    }

    @Test
    void aTargetThatAsksNeverToBeTriedAgainIsNot() {
        TestTarget target = target();
        target.status = 503;
        target.headers = Map.of("Retry-After", "-1");
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), ONE_SOON));
        put("orders", "e1");
        DeadLetter letter = letter("orders");
        assertEquals(ErrorClass.DENIED, letter.errorClass());
        assertEquals(1, letter.attempts());
        assertTrue(letter.lastAnswer().contains("Retry-After is negative: [503]"), letter.lastAnswer());
    }

    @Test
    void aTargetThatSaysItWaitedTooLongIsTriedAgain() {
        TestTarget target = target();
        target.status = 408;
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), ONE_SOON));
        put("orders", "e1");
        DeadLetter letter = letter("orders");
        assertEquals(2, letter.attempts());
        assertEquals(Optional.of("MaximumRetryAttempts"), letter.errorClass().exhaustedCondition());
    }
}
