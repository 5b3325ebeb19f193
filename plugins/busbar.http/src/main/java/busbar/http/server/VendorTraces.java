package busbar.http.server;

import busbar.api.BusException;
import busbar.api.Page;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The vendor's questions about the way of events: its three actions are a projection of our steps. */
final class VendorTraces {
    private static final int PAGE_MAX = 100; // the vendor's
    private static final Set<TraceAction> SHOWN = EnumSet.of(TraceAction.RECEIVED, TraceAction.REPLAYED,
            TraceAction.MATCHED, TraceAction.UNMATCHED, TraceAction.ATTEMPTED, TraceAction.DELIVERED,
            TraceAction.DEAD_LETTERED);
    private static final Set<TraceAction> PUSHES =
            EnumSet.of(TraceAction.ATTEMPTED, TraceAction.DELIVERED, TraceAction.DEAD_LETTERED);

    private VendorTraces() {
    }

    /** queryEventTraces. */
    static Answer steps(Exchange x) {
        JsonNode body = x.tree();
        EventTrace trace = x.service().trace(VendorAnswer.required(body, "EventBusName"),
                VendorAnswer.required(body, "EventId"));
        ObjectNode answer = VendorAnswer.of(x);
        ArrayNode list = answer.putArray("EventTraceList");
        trace.steps().stream().filter(step -> isShown(step, trace))
                .forEach(step -> list.add(step(step, trace, list.objectNode())));
        answer.set("Data", list); // the name in the newer answers
        return Answer.json(answer);
    }

    /** The end of a delivery that an attempt shows already is not shown again; one without, such as a body that could
     *  not be made, is a push that says why. */
    private static boolean isShown(TraceStep step, EventTrace trace) {
        boolean end = step.action() == TraceAction.DELIVERED || step.action() == TraceAction.DEAD_LETTERED;
        return SHOWN.contains(step.action()) && (!end || trace.steps().stream()
                .noneMatch(s -> s.action() == TraceAction.ATTEMPTED && s.rule().equals(step.rule())
                        && s.target().equals(step.target()) && s.attempt() == step.attempt()));
    }

    private static ObjectNode step(TraceStep step, EventTrace trace, ObjectNode entry) {
        boolean push = PUSHES.contains(step.action());
        Instant matchedAt = trace.steps().stream()
                .filter(s -> s.action() == TraceAction.MATCHED && s.rule().equals(step.rule()))
                .map(TraceStep::at).findFirst().orElse(Instant.EPOCH);
        return entry.put("ResourceOwnerId", VendorAnswer.ACCOUNT).put("Action", step.action().vendorAction())
                .put("EventId", step.eventId()).put("EventBusName", step.bus())
                .put("ActionTime", step.at().toString()).put("EventSource", step.source())
                .put("ReceivedTime", trace.summary().receivedAt().toEpochMilli()).put("RuleName", step.rule())
                .put("RuleMatchingTime", matchedAt.toEpochMilli())
                .put("NotifyLatency", push ? step.latency().toMillis() : 0)
                .put("NotifyTime", push ? step.at().toEpochMilli() : 0).put("Endpoint", step.endpoint())
                .put("NotifyStatus", step.status());
    }

    /** queryEventByEventId, queryTracedEventByEventId. */
    static Answer byId(Exchange x) {
        JsonNode body = x.tree();
        TraceQuery query = TraceQuery.ofBus(VendorAnswer.bus(body, x.service()))
                .withEventId(VendorAnswer.required(body, "EventId"))
                .withSource(VendorAnswer.text(body, "EventSource"));
        return list(x, x.service().tracedEvents(query));
    }

    /** queryEventsByPeriod, queryTracedEvents. */
    static Answer byPeriod(Exchange x) {
        JsonNode body = x.tree();
        int limit = Math.clamp(VendorAnswer.number(body, "Limit", PAGE_MAX), 1, PAGE_MAX);
        TraceQuery query = TraceQuery.ofBus(VendorAnswer.bus(body, x.service()))
                .between(time(body, "StartTime"), time(body, "EndTime"))
                .withSource(VendorAnswer.text(body, "EventSource")).withType(VendorAnswer.text(body, "EventType"))
                .withSubject(VendorAnswer.text(body, "Subject")).withRule(VendorAnswer.text(body, "MatchedRule"))
                .page(limit, VendorAnswer.text(body, "NextToken"));
        return list(x, x.service().tracedEvents(query));
    }

    private static Instant time(JsonNode body, String name) {
        String millis = VendorAnswer.required(body, name);
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            throw new BusException.Invalid("InvalidParameter." + name,
                    "`%s` is `%s`; give milliseconds since 1970-01-01T00:00:00Z.".formatted(name, millis), e);
        }
    }

    private static Answer list(Exchange x, Page<TracedEvent> page) {
        ObjectNode answer = VendorAnswer.of(x).put("NextToken", page.next()).put("Total", page.items().size());
        ArrayNode list = answer.putArray("TracedEvents");
        for (TracedEvent event : page.items()) {
            list.addObject().put("EventReceivedTime", Long.toString(event.receivedAt().toEpochMilli()))
                    .put("EventSource", event.source()).put("EventId", event.eventId())
                    .put("EventBusName", event.bus()).put("EventType", event.type());
        }
        ObjectNode data = answer.putObject("Data").put("NextToken", page.next()).put("Total", page.items().size());
        data.set("Events", list); // the names in the newer answers
        return Answer.json(answer);
    }
}
