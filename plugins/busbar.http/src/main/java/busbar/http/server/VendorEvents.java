package busbar.http.server;

import busbar.api.BusException;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.Limits;
import busbar.api.pattern.Dialect;
import busbar.http.wire.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The vendor's operations on events and patterns. */
final class VendorEvents {
    private static final String BUS_ATTRIBUTE = "aliyuneventbusname";
    private static final int IDS_MAX = 100; // a page of the vendor's

    private VendorEvents() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.VENDOR + "/putEvents", Role.PUBLISHER, VendorEvents::put),
                Route.post(Paths.VENDOR + "/testEventPattern", Role.VIEWER, VendorEvents::testPattern),
                Route.post(Paths.VENDOR + "/queryEventsByEventIds", Role.VIEWER, VendorEvents::events),
                Route.post(Paths.VENDOR + "/queryEventTraces", Role.VIEWER, VendorTraces::steps),
                Route.post(Paths.VENDOR + "/queryEventByEventId", Role.VIEWER, VendorTraces::byId),
                Route.post(Paths.VENDOR + "/queryTracedEventByEventId", Role.VIEWER, VendorTraces::byId),
                Route.post(Paths.VENDOR + "/queryEventsByPeriod", Role.VIEWER, VendorTraces::byPeriod),
                Route.post(Paths.VENDOR + "/queryTracedEvents", Role.VIEWER, VendorTraces::byPeriod));
    }

    private static Answer put(Exchange x) {
        List<Event> events = EventJson.readBatch(x.body(), Limits.UNLIMITED.batchEventsMax());
        PutResult result = x.service().putEvents(bus(events), events);
        ObjectNode answer = VendorAnswer.of(x).put("FailedEntryCount", result.failedCount());
        ArrayNode list = answer.putArray("EntryList");
        for (PutResult.Entry entry : result.entries()) {
            ObjectNode one = list.addObject().put("EventId", entry.eventId()).put("TraceId", entry.traceId());
            if (!entry.isTaken()) {
                one.put("ErrorCode", entry.errorCode()).put("ErrorMessage", entry.errorMessage());
            }
        }
        return Answer.json(answer);
    }

    private static String bus(List<Event> events) {
        if (events.isEmpty()) {
            throw new BusException.Invalid("EventListIsEmpty", "The batch has no event; send at least one.");
        }
        Set<String> buses = new LinkedHashSet<>();
        for (Event event : events) {
            buses.add(event.text(BUS_ATTRIBUTE).orElseThrow(() -> new BusException.Invalid("EventBusNameIsBlank",
                    "Event `%s` names no bus; set its attribute `%s`.".formatted(event.id(), BUS_ATTRIBUTE))));
        }
        if (buses.size() > 1) {
            throw new BusException.Invalid("PutEventsRequestMoreThanOneEventBus",
                    "The batch is for the buses %s; send a batch for each.".formatted(String.join(", ", buses)));
        }
        return buses.iterator().next();
    }

    private static Answer testPattern(Exchange x) {
        JsonNode body = x.tree();
        Event event = EventJson.read(VendorAnswer.required(body, "Event"));
        boolean matches = x.service().testPattern(VendorAnswer.required(body, "EventPattern"), Dialect.ALIYUN, event)
                .matches();
        return Answer.json(VendorAnswer.of(x).put("Result", matches));
    }

    private static Answer events(Exchange x) {
        String bus = VendorAnswer.bus(x.tree(), x.service());
        ObjectNode answer = VendorAnswer.of(x).put("EventBusName", bus);
        ObjectNode map = answer.putObject("EventMap");
        VendorAnswer.texts(x.tree(), "EventIds").stream().limit(IDS_MAX)
                .forEach(id -> event(x, bus, id).ifPresent(event -> map.put(id, event)));
        return Answer.json(answer);
    }

    /** Empty where there is none: the vendor leaves those out. */
    private static Optional<String> event(Exchange x, String bus, String id) {
        try {
            return Optional.of(new String(EventJson.write(x.service().event(bus, id)), StandardCharsets.UTF_8));
        } catch (BusException.NotFound e) {
            return Optional.empty();
        }
    }
}
