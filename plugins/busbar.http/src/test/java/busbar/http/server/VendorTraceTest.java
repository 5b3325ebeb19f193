package busbar.http.server;

import static busbar.http.server.VendorClientTest.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceStatus;
import busbar.api.transform.TargetParam;
import busbar.http.Engines;
import busbar.http.Eventually;
import busbar.http.Wire;
import com.aliyun.eventbridge.EventBridgeClient;
import com.aliyun.eventbridge.models.CreateEventSourceRequest;
import com.aliyun.eventbridge.models.CreateEventStreamingRequest;
import com.aliyun.eventbridge.models.DeleteEventSourceRequest;
import com.aliyun.eventbridge.models.DeleteEventStreamingRequest;
import com.aliyun.eventbridge.models.EventTrace;
import com.aliyun.eventbridge.models.GetEventStreamingRequest;
import com.aliyun.eventbridge.models.ListAliyunOfficialRequest;
import com.aliyun.eventbridge.models.ListEventStreamingMetricsRequest;
import com.aliyun.eventbridge.models.ListEventStreamingsRequest;
import com.aliyun.eventbridge.models.ListPartnerEventSourcesRequest;
import com.aliyun.eventbridge.models.ListUserDefinedRequest;
import com.aliyun.eventbridge.models.PauseEventStreamingRequest;
import com.aliyun.eventbridge.models.QueryEventByEventIdRequest;
import com.aliyun.eventbridge.models.QueryEventTracesRequest;
import com.aliyun.eventbridge.models.QueryEventsByPeriodRequest;
import com.aliyun.eventbridge.models.QueryEventsByPeriodResponse;
import com.aliyun.eventbridge.models.QueryEventsRequest;
import com.aliyun.eventbridge.models.StartEventStreamingRequest;
import com.aliyun.eventbridge.models.UpdateEventSourceRequest;
import com.aliyun.eventbridge.models.UpdateEventStreamingRequest;
import com.aliyun.teautil.models.RuntimeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's client, unmodified, on traces, sources and streams. */
class VendorTraceTest {
    private static final String BUS = "orders";
    @TempDir
    Path folder;
    private BusService service;
    private Wire wire;
    private EventBridgeClient client;

    @BeforeEach
    void putThree() throws Exception {
        service = Engines.open(folder);
        wire = Wire.to(service);
        client = VendorClientTest.client(wire, Role.ADMIN);
        service.createBus(BUS, "");
        service.createRule(EventRule.draft(BUS, "all", "{}", List.of(EventTarget.of("log", new Destination.Log()))));
        for (String id : List.of("e1", "e2", "e3")) {
            client.putEvents(List.of(VendorClientTest.event(id, BUS)));
            Eventually.until(id + " is delivered",
                    () -> service.trace(BUS, id).summary().status() == TraceStatus.DELIVERED);
        }
    }

    @AfterEach
    void close() {
        wire.close();
        service.close();
    }

    @Test
    void theWayOfAnEventIsTheVendorsThreeActions() {
        List<EventTrace> steps = client.queryEventTraces(
                new QueryEventTracesRequest().setEventBusName(BUS).setEventId("e1")).eventTraceList;
        assertEquals(List.of("PutEvent", "FilterEvent", "PushEvent"), steps.stream().map(s -> s.action).toList());
        assertEquals("[200] OK", steps.getLast().notifyStatus);
        assertEquals("all", steps.getLast().ruleName);
        assertEquals("log:", steps.getLast().endpoint);
        assertTrue(steps.getFirst().receivedTime > 1_700_000_000_000L);
    }

    @Test
    void aBodyThatCouldNotBeMadeIsAPushThatSaysWhy() throws Exception {
        service.createRule(EventRule.draft(BUS, "gone", "{\"data\":{\"n\":[1]}}", List.of(EventTarget.of("log",
                new Destination.Log()).withParams(List.of(TargetParam.of("body", "JSONPATH", "$.data.gone", ""))))));
        client.putEvents(List.of(VendorClientTest.event("e4", BUS)));
        Eventually.until("e4 is dead", () -> service.trace(BUS, "e4").summary().status() == TraceStatus.DEAD);
        EventTrace dead = client.queryEventTraces(new QueryEventTracesRequest().setEventBusName(BUS).setEventId("e4"))
                .eventTraceList.stream().filter(s -> s.action.equals("PushEvent") && s.ruleName.equals("gone"))
                .findFirst().orElseThrow();
        assertEquals("The event has nothing at `$.data.gone`.", dead.notifyStatus);
    }

    @Test
    void eventsAreFoundByIdByPeriodAndByIds() {
        assertEquals("order.placed", client.queryEventByEventId(new QueryEventByEventIdRequest().setEventBusName(BUS)
                .setEventSource("shop").setEventId("e2")).tracedEvents.getFirst().eventType);
        long now = System.currentTimeMillis();
        QueryEventsByPeriodRequest period = new QueryEventsByPeriodRequest().setEventBusName(BUS)
                .setStartTime(now - 60_000).setEndTime(now + 60_000).setLimit(2).setMatchedRule("all");
        QueryEventsByPeriodResponse page = client.queryEventsByPeriod(period);
        assertEquals(List.of("e3", "e2"), page.tracedEvents.stream().map(e -> e.eventId).toList());
        assertEquals(List.of("e1"), client.queryEventsByPeriod(period.setNextToken(page.nextToken)).tracedEvents
                .stream().map(e -> e.eventId).toList());
        Map<String, String> map = client.queryEvents(new QueryEventsRequest().setEventBusName(BUS)
                .setEventIds(List.of("e1", "never"))).eventMap;
        assertEquals(1, map.size());
        assertTrue(map.get("e1").contains("\"data\":{\"n\":1}"), map.get("e1"));
    }

    @Test
    void theNewerNamesOfTheQueriesAreAnsweredToo() {
        long now = System.currentTimeMillis();
        Map<String, ?> byPeriod = request("queryTracedEvents", Map.of("EventBusName", BUS, "StartTime", now - 60_000,
                "EndTime", now + 60_000, "Limit", 10));
        assertEquals(3, ((List<?>) ((Map<?, ?>) byPeriod.get("Data")).get("Events")).size());
        Map<String, ?> byId = request("queryTracedEventByEventId", Map.of("EventBusName", BUS, "EventId", "e1"));
        assertEquals(1, ((List<?>) ((Map<?, ?>) byId.get("Data")).get("Events")).size());
    }

    @Test
    void listsOfSourcesAndStreamsAreEmpty() {
        assertEquals(0, client.listUserDefinedEventSources(new ListUserDefinedRequest().setEventBusName(BUS)).total);
        assertEquals(0, client.listAliyunOfficialEventSources(new ListAliyunOfficialRequest()).total);
        assertEquals(List.of(), client.listPartnerEventSources(new ListPartnerEventSourcesRequest()).eventSources);
        assertEquals(0, client.listEventStreamings(new ListEventStreamingsRequest()).total);
        assertEquals(List.of(), client.listEventStreamingMetrics(
                new ListEventStreamingMetricsRequest().setEventStreamingNames(List.of("s"))).eventStreamingMetrics);
        assertSays("EventStreamingNotExist", "s1",
                () -> client.getEventStreaming(new GetEventStreamingRequest().setEventStreamingName("s1")));
    }

    @Test
    void changesOfSourcesAndStreamsAreRefusedWithWordsThatSayWhy() {
        String no = "OperationNotSupported";
        assertSays(no, "createEventSource", () -> client.createEventSource(
                new CreateEventSourceRequest().setEventSourceName("s").setEventBusName(BUS)));
        assertSays(no, "updateEventSource", () -> client.updateEventSource(
                new UpdateEventSourceRequest().setEventSourceName("s").setEventBusName(BUS)));
        assertSays(no, "deleteEventSource",
                () -> client.deleteEventSource(new DeleteEventSourceRequest().setEventSourceName("s")));
        assertSays(no, "createEventStreaming",
                () -> client.createEventStreaming(new CreateEventStreamingRequest().setEventStreamingName("s")));
        assertSays(no, "updateEventStreaming",
                () -> client.updateEventStreaming(new UpdateEventStreamingRequest().setEventStreamingName("s")));
        assertSays(no, "deleteEventStreaming",
                () -> client.deleteEventStreaming(new DeleteEventStreamingRequest().setEventStreamingName("s")));
        assertSays(no, "startEventStreaming",
                () -> client.startEventStreaming(new StartEventStreamingRequest().setEventStreamingName("s")));
        assertSays(no, "pauseEventStreaming",
                () -> client.pauseEventStreaming(new PauseEventStreamingRequest().setEventStreamingName("s")));
    }

    private Map<String, ?> request(String operation, Map<String, ?> body) {
        return client.doRequest(operation, "HTTP", "POST", "/openapi/" + operation, null, body, new RuntimeOptions());
    }
}
