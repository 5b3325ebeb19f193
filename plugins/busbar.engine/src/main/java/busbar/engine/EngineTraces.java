package busbar.engine;

import busbar.api.BusException;
import busbar.api.event.Event;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TracedEvent;
import busbar.engine.store.BusId;
import busbar.engine.store.StoredEvent;
import busbar.engine.trace.TraceReader;
import java.util.Optional;

/** One event of a bus: its trace, and what the log has of it. */
record EngineTraces(TraceReader reader, Lines lines) {

    Event event(BusId bus, String eventId) {
        return content(bus, found(bus, eventId)).orElseThrow(() -> new BusException.NotFound("EventNotExist",
                "Event `%s` was taken by bus `%s`, but is older than what the bus keeps."
                        .formatted(eventId, bus.name())));
    }

    EventTrace trace(BusId bus, String eventId) {
        TraceReader.Found found = found(bus, eventId);
        return new EventTrace(found.summary(), reader.steps(bus, found), content(bus, found));
    }

    private TraceReader.Found found(BusId bus, String eventId) {
        return reader.newest(bus, eventId).or(() -> lines.newest(bus, eventId).map(EngineTraces::untraced))
                .orElseThrow(() -> new BusException.NotFound("EventNotExist",
                        "The trace of bus `%s` has no event `%s`. It never came, or its trace is over."
                                .formatted(bus.name(), eventId)));
    }

    /** What is known of an event that is on disk and has no trace yet. */
    private static TraceReader.Found untraced(StoredEvent stored) {
        Event event = stored.event();
        return new TraceReader.Found(new TracedEvent(stored.bus().name(), event.id(), event.source(), event.type(),
                event.subject().orElse(""), stored.receivedAt(), TraceStatus.IN_FLIGHT, 0, stored.receivedAt()),
                stored.offset());
    }

    private Optional<Event> content(BusId bus, TraceReader.Found found) {
        return lines.get(bus).reader().at(found.position()).map(StoredEvent::event);
    }
}
