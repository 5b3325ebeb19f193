package busbar.http.server;

import busbar.api.BusException;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventHeaders;
import busbar.api.event.EventJson;
import busbar.api.model.Limits;
import busbar.http.wire.Bodies.Put;
import busbar.http.wire.Paths;
import java.util.List;

/** Events in all three modes of the CloudEvents HTTP binding 1.0.2: structured, batched and binary. */
final class EventRoutes {
    private static final int PARTLY_TAKEN = 207;
    private static final int NOTHING_TAKEN = 422;

    private EventRoutes() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.EVENTS, Role.PUBLISHER, EventRoutes::put),
                Route.get(Paths.EVENT, Role.VIEWER, EventRoutes::event));
    }

    private static Answer put(Exchange x) {
        List<Event> events = events(x);
        PutResult result = x.service().putEvents(x.bus(), events);
        if (result.failedCount() == 0) {
            return Answer.json(new Put(0, result.entries(), "", "", x.requestId()));
        }
        PutResult.Entry first = result.entries().stream().filter(e -> !e.isTaken()).findFirst().orElseThrow();
        boolean nothing = result.failedCount() == result.entries().size();
        return Answer.json(nothing ? NOTHING_TAKEN : PARTLY_TAKEN, new Put(result.failedCount(), result.entries(),
                first.errorCode(), first.errorMessage(), x.requestId()));
    }

    private static List<Event> events(Exchange x) {
        if (EventHeaders.areBinaryMode(x.headers())) {
            return List.of(EventHeaders.read(x.headers(), x.body()));
        }
        return switch (x.mediaType()) {
            case EventJson.STRUCTURED -> List.of(EventJson.read(x.body()));
            case EventJson.BATCH -> EventJson.readBatch(x.body(), Limits.UNLIMITED.batchEventsMax());
            default -> throw new BusException.Invalid("UnsupportedMediaType", ("`%s` carries no CloudEvent. "
                    + "Send %s, %s, or the data alone with the headers ce-specversion, ce-id, ce-source and ce-type.")
                    .formatted(x.mediaType(), EventJson.STRUCTURED, EventJson.BATCH));
        };
    }

    private static Answer event(Exchange x) {
        return new Answer.Whole(200, EventJson.STRUCTURED + "; charset=utf-8",
                EventJson.write(x.service().event(x.bus(), x.required("id"))));
    }
}
