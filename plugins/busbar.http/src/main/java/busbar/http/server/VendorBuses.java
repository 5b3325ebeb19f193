package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.VIEWER;

import busbar.api.model.EventBus;
import busbar.http.wire.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The vendor's operations on buses. */
final class VendorBuses {

    private VendorBuses() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.VENDOR + "/createEventBus", ADMIN, VendorBuses::create),
                Route.post(Paths.VENDOR + "/updateEventBus", ADMIN, VendorBuses::update),
                Route.post(Paths.VENDOR + "/deleteEventBus", ADMIN, VendorBuses::delete),
                Route.post(Paths.VENDOR + "/getEventBus", VIEWER, VendorBuses::get),
                Route.post(Paths.VENDOR + "/listEventBuses", VIEWER, VendorBuses::list));
    }

    private static Answer create(Exchange x) {
        JsonNode body = x.tree();
        EventBus bus = x.service().createBus(VendorAnswer.required(body, "EventBusName"),
                VendorAnswer.text(body, "Description"));
        return Answer.json(VendorAnswer.of(x).put("EventBusARN", VendorAnswer.busArn(bus.name())));
    }

    private static Answer update(Exchange x) {
        JsonNode body = x.tree();
        EventBus before = x.service().bus(VendorAnswer.required(body, "EventBusName"));
        x.service().updateBus(before.withDescription(VendorAnswer.text(body, "Description")));
        return VendorAnswer.ok(x);
    }

    private static Answer delete(Exchange x) {
        x.service().deleteBus(VendorAnswer.required(x.tree(), "EventBusName"));
        return VendorAnswer.ok(x);
    }

    private static Answer get(Exchange x) {
        EventBus bus = x.service().bus(VendorAnswer.required(x.tree(), "EventBusName"));
        return Answer.json(VendorAnswer.of(x).setAll(entry(bus)));
    }

    private static Answer list(Exchange x) {
        String prefix = VendorAnswer.text(x.tree(), "NamePrefix");
        List<EventBus> all = x.service().buses().stream().filter(b -> b.name().startsWith(prefix)).toList();
        return VendorAnswer.page(x, "EventBuses", all, VendorBuses::entry);
    }

    private static ObjectNode entry(EventBus bus) {
        return JsonNodeFactory.instance.objectNode().put("EventBusName", bus.name())
                .put("EventBusARN", VendorAnswer.busArn(bus.name())).put("Description", bus.description())
                .put("CreateTimestamp", bus.createdAt().toEpochMilli());
    }
}
