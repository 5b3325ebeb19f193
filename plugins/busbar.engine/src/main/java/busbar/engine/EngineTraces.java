package busbar.engine;

import busbar.api.BusException;
import busbar.api.Page;
import busbar.api.event.Event;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.engine.channel.Channel;
import busbar.engine.store.BusId;
import busbar.engine.store.StoredEvent;
import busbar.engine.trace.Range;
import busbar.engine.trace.Trace;
import busbar.engine.trace.TraceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of a bus: their traces, and what the log and the state have of them. What the trace left out or lost is read
 *  off them, so that an event that is in the log is always found, and what became of it is known. */
record EngineTraces(Trace trace, TraceReader reader, Lines lines, EngineOutcomes outcomes, Instant startedAt) {
    private static final Duration NEARLY = Duration.ofMillis(500);

    Event event(BusId bus, String eventId) {
        return content(bus, found(bus, eventId)).map(StoredEvent::event)
                .orElseThrow(() -> new BusException.NotFound("EventNotExist",
                        "Event `%s` was taken by bus `%s`, but is older than what the bus keeps."
                                .formatted(eventId, bus.name())));
    }

    /** A page whose events have other outcomes than were asked for, since a kill took their last steps, is shorter. */
    Page<TracedEvent> find(BusId bus, TraceQuery query) {
        Page<TraceReader.Found> page = reader.find(bus, query);
        return new Page<>(page.items().stream().map(found -> now(bus, found))
                .filter(event -> query.status().isEmpty() || query.status().get() == event.status()).toList(),
                page.next());
    }

    /** Of what is open and was not touched since the start the last step may have been lost before it. */
    private TracedEvent now(BusId bus, TraceReader.Found found) {
        TracedEvent known = found.summary();
        if (!isOpen(known.status()) || !known.changedAt().isBefore(startedAt)) {
            return known;
        }
        return content(bus, found).map(event -> outcome(event, reader.steps(bus, found))).map(known::withStatus)
                .orElse(known);
    }

    EventTrace trace(BusId bus, String eventId) {
        TraceReader.Found found = found(bus, eventId);
        List<TraceStep> steps = reader.steps(bus, found);
        Optional<StoredEvent> content = content(bus, found);
        TraceStatus known = found.summary().status();
        TraceStatus now = content.filter(event -> isOpen(known)).map(event -> outcome(event, steps)).orElse(known);
        if (isOpen(known) && !isOpen(now)) {
            return settled(bus, eventId, now);
        }
        TracedEvent summary = steps.isEmpty() ? found.summary().withStatus(now) : found.summary();
        return new EventTrace(summary, steps, content.map(StoredEvent::event));
    }

    /** The trace is behind, or it left something out for good. */
    private EventTrace settled(BusId bus, String eventId, TraceStatus outcome) {
        trace.settle();
        TraceReader.Found found = found(bus, eventId);
        TracedEvent summary = isOpen(found.summary().status()) ? found.summary().withStatus(outcome) : found.summary();
        return new EventTrace(summary, reader.steps(bus, found), content(bus, found).map(StoredEvent::event));
    }

    private static boolean isOpen(TraceStatus status) {
        return status == TraceStatus.IN_FLIGHT || status == TraceStatus.RETRYING;
    }

    /** Of an event that came home again it is what became of the one that brought it there, which is another event of
     *  the log, unless the first is dead or waits for one more of its targets. */
    private TraceStatus outcome(StoredEvent event, List<TraceStep> steps) {
        TraceStatus first = outcomes.of(event);
        return first == TraceStatus.DELIVERED
                ? steps.stream().filter(step -> step.action() == TraceAction.REPLAYED).reduce((one, later) -> later)
                        .flatMap(step -> replayed(event.bus(), step)).map(outcomes::of).orElse(first)
                : first;
    }

    /** It was received the step's latency before the step; the clock of the log may tell that a little differently. */
    private Optional<StoredEvent> replayed(BusId bus, TraceStep step) {
        Line line = lines.get(bus);
        Instant received = step.at().minus(step.latency());
        Range part = new Range(line.channel().offsetAt(received.minus(NEARLY)),
                line.channel().offsetAt(received.plus(NEARLY)));
        return new LogSearch(line.channel(), step.eventId()).newest(List.of(part)).stream()
                .mapToObj(line.reader()::at).flatMap(Optional::stream).findFirst();
    }

    private TraceReader.Found found(BusId bus, String eventId) {
        return reader.newest(bus, eventId).orElseGet(() -> untraced(bus, eventId));
    }

    private TraceReader.Found untraced(BusId bus, String eventId) {
        Line line = lines.get(bus);
        Channel channel = line.channel();
        LogSearch search = new LogSearch(channel, eventId);
        return search.newest(reader.untraced(bus, channel.firstOffset(), channel.endOffset())).stream()
                .mapToObj(line.reader()::at).flatMap(Optional::stream).map(EngineTraces::untraced).findFirst()
                .or(() -> reader.newest(bus, eventId)) // it was kept while the log was looked through
                .orElseThrow(() -> new BusException.NotFound("EventNotExist", why(bus, eventId, search)));
    }

    private static String why(BusId bus, String eventId, LogSearch search) {
        return search.isBrokenOff()
                ? ("Bus `%s` has no event `%s` in its trace, nor among the newest %,d events of its log that were not "
                        + "traced or whose trace is over. Older ones were not looked at.")
                        .formatted(bus.name(), eventId, search.looked())
                : ("Bus `%s` has no event `%s`. It never came, or it is older than what the bus keeps. Look at the "
                        + "spelling of the id.").formatted(bus.name(), eventId);
    }

    /** What is known of an event that is on disk and has no trace. */
    private static TraceReader.Found untraced(StoredEvent stored) {
        Event event = stored.event();
        return new TraceReader.Found(new TracedEvent(stored.bus().name(), event.id(), event.source(), event.type(),
                event.subject().orElse(""), stored.receivedAt(), TraceStatus.IN_FLIGHT, 0, stored.receivedAt()),
                stored.via().origin());
    }

    private Optional<StoredEvent> content(BusId bus, TraceReader.Found found) {
        return lines.get(bus).reader().at(found.position());
    }
}
