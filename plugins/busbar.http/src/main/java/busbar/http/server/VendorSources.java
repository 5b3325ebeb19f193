package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.VIEWER;

import busbar.api.BusException;
import busbar.http.wire.Paths;
import java.util.List;
import java.util.stream.Stream;

/** The vendor's operations on event sources and streams. This service has none yet: lists are empty, changes are
 *  refused with words that say so. */
final class VendorSources {
    private static final String V2 = Paths.VENDOR + "/v2/";

    private VendorSources() {
    }

    static List<Route> routes() {
        Stream<Route> lists = Stream.of(
                Route.post(V2 + "listUserDefinedEventSources", VIEWER, x -> empty(x, "EventSources")),
                Route.post(V2 + "listAliyunOfficialEventSources", VIEWER, x -> empty(x, "EventSourceList")),
                Route.post(Paths.VENDOR + "/listPartnerEventSources", VIEWER, x -> empty(x, "EventSources")),
                Route.post(V2 + "listEventStreamings", VIEWER, x -> empty(x, "EventStreamings")),
                Route.post(V2 + "listEventStreamingMetrics", VIEWER, x -> empty(x, "EventStreamingMetrics")),
                Route.post(V2 + "getEventStreaming", VIEWER, VendorSources::noStream));
        Stream<Route> changes = Stream.of("createEventSource", "updateEventSource", "deleteEventSource",
                "createEventStreaming", "updateEventStreaming", "deleteEventStreaming", "startEventStreaming",
                "pauseEventStreaming").map(name -> Route.post(V2 + name, ADMIN, x -> refused(name)));
        return Stream.concat(lists, changes).toList();
    }

    private static Answer empty(Exchange x, String listName) {
        return VendorAnswer.page(x, listName, List.of(), item -> VendorAnswer.of(x));
    }

    private static Answer noStream(Exchange x) {
        throw new BusException.NotFound("EventStreamingNotExist",
                "There is no event stream `%s`; this service has none."
                .formatted(VendorAnswer.required(x.tree(), "EventStreamingName")));
    }

    private static Answer refused(String operation) {
        throw new BusException.Invalid("OperationNotSupported",
                ("`%s` is not offered: this service has no event sources and no streams. Put events with putEvents, "
                        + "or send CloudEvents to /busbar/v1/buses/{bus}/events.").formatted(operation));
    }
}
