package busbar.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import busbar.api.Page;
import busbar.api.Role;
import busbar.api.ServiceInfo;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.api.transform.TargetParam;
import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every noun comes back from JSON as it went in. */
class WireJsonTest {
    private static final Instant AT = Instant.parse("2026-01-31T08:15:30.123456789Z");
    private static final Event EVENT = new Event("1", "shop", "t", Map.of("subject", "é", "n", 7, "b", false),
            EventData.json("{ \"amount\" : 1.0e2,\n\"big\":12345678901234567890.10 }"));

    @Test
    void eventsKeepTheirBytesWhereverTheyAre() throws Exception {
        for (EventData data : List.of(EVENT.data(), EventData.NONE, EventData.json("null"), EventData.json("[1.0]"),
                new EventData.Binary(new byte[] {0, -1}))) {
            Event event = EVENT.withData(data);
            assertEquals(event, there(event, Event.class));
            DeadLetter letter = new DeadLetter("l", "orders", event, "r", "t", "log:", 3, ErrorClass.TIMEOUT, "[504]",
                    AT, AT, AT);
            Page<DeadLetter> page = new Page<>(List.of(letter, letter), "next");
            assertEquals(page, WireJson.readAnswer(WireJson.write(page), new TypeReference<Page<DeadLetter>>() { }));
        }
    }

    @Test
    void rulesWithEachKindOfDestinationAndTransform() throws Exception {
        List<Destination> kinds = List.of(new Destination.Log(), new Destination.Bus("b"),
                new Destination.JsonLines("a.jsonl"), new Destination.Http(URI.create("https://h/p?q=1"), "PATCH",
                        Map.of("x", "1: 2"), Duration.ofMillis(123)));
        List<TargetParam> bodies = List.of(TargetParam.of("body", "ORIGINAL", "", ""),
                TargetParam.of("body", "CONSTANT", "x", ""), TargetParam.of("body", "JSONPATH", "$.data.x", ""),
                TargetParam.of("body", "TEMPLATE", "{\"v\":\"$.id\"}", "${v}"),
                TargetParam.of("body", "INPUT", "{\"a\":1}", ""), TargetParam.of("body", "INPUTPATH", "$.detail", ""),
                TargetParam.of("body", "INPUTTRANSFORMER", "{\"v\":\"$.id\"}", "\"<v>\""));
        List<EventTarget> targets = new ArrayList<>();
        for (Destination kind : kinds) {
            bodies.forEach(body -> targets.add(EventTarget.of("t" + targets.size(), kind).withParams(List.of(body))
                    .withRetry(RetryPolicy.EXPONENTIAL_DECAY)));
        }
        targets.add(EventTarget.of("all", Destination.Http.post(URI.create("https://h/*"))).withParams(List.of(
                TargetParam.of("PathParameterValues", "JSONPATH", "$.data.ids", ""),
                TargetParam.of("QueryStringParameters", "CONSTANT", "{\"q\":1}", ""),
                TargetParam.of("HeaderParameters", "TEMPLATE", "{\"v\":\"$.id\"}", "{\"X-Id\":\"${v}\"}"))));
        EventRule rule = EventRule.draft("orders", "r", "{\"a\":[1]}", targets).withVersion(3, AT, "ann");
        assertEquals(rule, there(rule, EventRule.class));
        assertEquals(rule, RuleForm.read(WireJson.write(rule), "orders", "r"));
    }

    @Test
    void aRuleWrittenByHandMayLeaveOutWhatANewOneHas() {
        String json = """
                {"name":"r","pattern":"{}","dialect":"aws","targets":[
                  {"id":"t","destination":{"type":"log","values":{}}}]}""";
        EventRule rule = RuleForm.read(json.getBytes(StandardCharsets.UTF_8), "orders", "");
        assertEquals(EventTarget.of("t", new Destination.Log()), rule.target("t"));
        assertEquals(Dialect.AWS, rule.dialect());
    }

    @Test
    void questionsAndAnswers() throws Exception {
        ReplayRequest one = ReplayRequest.of("orders", List.of("l1")).withEdited(EVENT);
        assertEquals(one, there(one, ReplayRequest.class));
        for (ReplayRequest.Reach reach : List.of(new ReplayRequest.AllRules(), new ReplayRequest.Rules(List.of("r")))) {
            ReplayRequest many = new ReplayRequest("orders", new ReplayRequest.Matching(DeadLetterQuery.ofBus("orders")
                    .withErrorClass(ErrorClass.TIMEOUT)), Optional.empty(), reach, 5);
            assertEquals(many, there(many, ReplayRequest.class));
        }
        TraceQuery query = TraceQuery.ofBus("orders").withStatus(TraceStatus.RETRYING);
        assertEquals(query, there(query, TraceQuery.class));
        MetricsQuery metrics = new MetricsQuery("", "", "", AT, AT.plusSeconds(60), Duration.ofSeconds(1));
        assertEquals(metrics, there(metrics, MetricsQuery.class));
        MetricPoint point = new MetricPoint(AT, 1, 2, 3, 4, 5, 6, Duration.ofNanos(7), Duration.ofDays(8));
        assertEquals(point, there(point, MetricPoint.class));
        ReplayJob job = new ReplayJob("j", "orders", ReplayJob.State.RUNNING, 3, 1, 1, AT, Optional.empty(), "");
        assertEquals(job, there(job, ReplayJob.class));
        ServiceInfo info = new ServiceInfo("p", "1", AT, Role.VIEWER, Limits.UNLIMITED, 3);
        assertEquals(info, there(info, ServiceInfo.class));
        assertEquals(TargetForms.ALL, WireJson.readAnswer(WireJson.write(TargetForms.ALL),
                new TypeReference<List<TargetType>>() { }));
    }

    @Test
    void tracesWithAndWithoutTheirContent() throws Exception {
        TracedEvent summary = new TracedEvent("orders", "1", "shop", "t", "", AT, TraceStatus.DEAD, 2, AT);
        TraceStep step = new TraceStep(1, "orders", "1", "shop", "t", AT, TraceAction.ATTEMPTED, "r", "t", 2, "log:",
                "[200] OK", Duration.ofMillis(3));
        EventTrace with = new EventTrace(summary, List.of(step), Optional.of(EVENT));
        EventTrace without = new EventTrace(summary, List.of(step), Optional.empty());
        assertEquals(with, there(with, EventTrace.class));
        assertEquals(without, there(without, EventTrace.class));
    }

    @Test
    void nothingThatIsWorkedOutTravels() {
        String json = new String(WireJson.write(Page.last(List.of())), StandardCharsets.UTF_8);
        assertEquals("{\"items\":[],\"next\":\"\"}", json);
        String job = new String(WireJson.write(new ReplayJob("j", "b", ReplayJob.State.FAILED, 0, 0, 0, AT,
                Optional.of(AT), "")), StandardCharsets.UTF_8);
        assertFalse(job.contains("over"), job);
    }

    /** There and back, read as strictly as a gateway reads. */
    private static <T> T there(T value, Class<T> form) throws Exception {
        byte[] json = WireJson.write(value);
        assertEquals(value, WireJson.readAnswer(json, form));
        return WireJson.read(json, form);
    }
}
