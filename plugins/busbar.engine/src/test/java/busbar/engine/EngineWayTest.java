package busbar.engine;

import static busbar.api.trace.TraceAction.ATTEMPTED;
import static busbar.api.trace.TraceAction.DELIVERED;
import static busbar.api.trace.TraceAction.MATCHED;
import static busbar.api.trace.TraceAction.RECEIVED;
import static busbar.api.trace.TraceAction.TRANSFORMED;
import static busbar.api.trace.TraceAction.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.PutResult;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Destination;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.transform.TargetParam;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Producer -> bus -> rule -> target, with everything real but the operator. */
class EngineWayTest extends EngineFixture {

    @Test
    void anEventTravelsFromTheProducerToTheTargetAndEveryStepIsTraced() {
        TestTarget target = target();
        service.createBus("orders", "");
        rule("orders", "all", "{\"source\":[\"app.shop\"]}", EventTarget.of("crm", target.destination()));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(List.of(RECEIVED, MATCHED, TRANSFORMED, ATTEMPTED, DELIVERED), actions("orders", "e1"));
        assertEquals(event("e1"), EventJson.read(target.bodies.get(0)));
        assertEquals(event("e1"), service.event("orders", "e1"));
        TraceStep last = trace("orders", "e1").steps().get(4);
        assertEquals("[200] OK", last.status());
        assertEquals(target.url().toString(), last.endpoint());
    }

    @Test
    void anEventThatNoRuleWantsSaysSo() {
        service.createBus("orders", "");
        rule("orders", "others", "{\"source\":[\"other\"]}", EventTarget.of("log", new Destination.Log()));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.UNMATCHED);
        assertEquals(List.of(RECEIVED, UNMATCHED), actions("orders", "e1"));
    }

    @Test
    void anEventIsFoundAsSoonAsItsPutIsAnswered() {
        service.createBus("orders", "");
        for (int i = 0; i < 50; i++) {
            put("orders", "now-" + i);
            assertEquals("now-" + i, service.event("orders", "now-" + i).id());
            assertEquals("now-" + i, trace("orders", "now-" + i).summary().eventId());
        }
    }

    @Test
    void aTargetGetsTheBodyItAskedFor() {
        TestTarget target = target();
        service.createBus("orders", "");
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination()).withParams(
                List.of(TargetParam.of("body", "TEMPLATE", "{\"sum\":\"$.data.amount\"}", "paid ${sum}"))));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(List.of("paid 7"), target.bodies);
    }

    @Test
    void anotherBusAndAFileAreTargetsToo() throws Exception {
        service.createBus("first", "");
        service.createBus("second", "");
        rule("first", "on", "{}", EventTarget.of("bus", new Destination.Bus("second")));
        rule("second", "keep", "{}", EventTarget.of("file", new Destination.JsonLines("kept.jsonl")));
        put("first", "e1", "e2");
        awaitStatus("second", "e2", TraceStatus.DELIVERED);
        awaitStatus("second", "e1", TraceStatus.DELIVERED);
        assertEquals(2, Files.readAllLines(folder.resolve("files/kept.jsonl")).size());
    }

    @Test
    void busesInACircleEndAsADeadLetterThatSaysSo() {
        service.createBus("ring", "");
        rule("ring", "round", "{}", to("self", new Destination.Bus("ring"), NO_RETRY));
        put("ring", "e1");
        await("the circle to be broken", () -> letters("ring") == 1);
    }

    @Test
    void theDefaultBusTakesOfficialEventsOnly() {
        PutResult result = service.putEvents("default",
                List.of(Event.of("1", "acs.oss", "oss:ObjectCreated:PutObject"), event("2")));
        assertEquals(1, result.failedCount());
        assertEquals("EventSourceNotAllowed", result.entries().get(1).errorCode());
        awaitStatus("default", "1", TraceStatus.UNMATCHED);
        assertThrows(BusException.Invalid.class, () -> service.deleteBus("default"));
        assertThrows(BusException.class, () -> service.createBus("default", ""));
    }

    @Test
    void aChangedRuleIsSavedOnlyOverTheVersionThatWasRead() {
        service.createBus("orders", "");
        var read = rule("orders", "all", "{}", EventTarget.of("log", new Destination.Log()));
        var saved = service.updateRule(read.withDescription("first"));
        assertEquals(2, saved.version());
        assertEquals("tester", saved.changedBy());
        var refused = assertThrows(BusException.Conflict.class,
                () -> service.updateRule(read.withDescription("second")));
        assertTrue(refused.getMessage().contains("tester"), refused.getMessage());
    }

    @Test
    void aWrongPatternIsRefusedWithItsPlace() {
        service.createBus("orders", "");
        var refused = assertThrows(BusException.Invalid.class,
                () -> rule("orders", "bad", "{\"source\":[{\"prefix\":42}]}"));
        assertTrue(refused.getMessage().contains("line 1, column"), refused.getMessage());
    }

    @Test
    void aFollowerSeesStepsAsTheyHappen() {
        List<TraceStep> seen = new CopyOnWriteArrayList<>();
        service.createBus("orders", "");
        rule("orders", "all", "{}", EventTarget.of("log", new Destination.Log()));
        try (var feed = service.follow(TraceFilter.ofBus("orders"), (steps, skipped) -> seen.addAll(steps))) {
            put("orders", "e1");
            await("five steps", () -> seen.size() == 5);
        }
        assertEquals(DELIVERED, seen.get(4).action());
    }

    @Test
    void tracedEventsComeInPagesNewestFirstAndByStatus() {
        service.createBus("orders", "");
        for (int i = 0; i < 25; i++) {
            put("orders", "e" + i);
        }
        awaitStatus("orders", "e24", TraceStatus.UNMATCHED);
        TraceQuery query = TraceQuery.ofBus("orders");
        var first = service.tracedEvents(query.page(10, ""));
        assertEquals("e24", first.items().get(0).eventId());
        var second = service.tracedEvents(query.page(10, first.next()));
        var third = service.tracedEvents(query.page(10, second.next()));
        assertEquals(5, third.items().size());
        assertEquals("e0", third.items().get(4).eventId());
        assertTrue(third.isLast());
        assertEquals(0, service.tracedEvents(query.withStatus(TraceStatus.DEAD)).items().size());
        assertEquals(1, service.tracedEvents(query.withEventId("e7")).items().size());
    }

    @Test
    void whatHappenedIsCounted() {
        TestTarget target = target();
        service.createBus("orders", "");
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination()));
        put("orders", "e1", "e2", "e3");
        await("three deliveries", () -> target.bodies.size() == 3);
        Instant now = Instant.now();
        MetricsQuery query = new MetricsQuery("orders", "", "", now.minusSeconds(30), now.plusSeconds(5),
                Duration.ofSeconds(1));
        await("the counts", () -> service.metrics(query).stream().mapToLong(MetricPoint::delivered).sum() == 3);
        assertEquals(3, service.metrics(query).stream().mapToLong(MetricPoint::received).sum());
        assertEquals(3, service.metrics(query).stream().mapToLong(MetricPoint::matched).sum());
        assertTrue(service.metrics(query).stream().anyMatch(p -> p.latencyP99().toNanos() > 0));
    }
}
