package busbar.ui.trace;

import busbar.api.BusService;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** What the trace view knows: the newest events of a bus, each with how it stands. Any thread; no call waits for
 *  anything but another short call. */
final class TraceModel {
    static final int ROWS_MAX = 10_000; // ~6 MB; more nobody scrolls through
    static final int STORED_MAX = 200; // first load: a few screens
    private static final Comparator<TraceRow> NEWEST_FIRST = Comparator.comparing(TraceRow::receivedAt).reversed();
    private final SequencedMap<String, EventStanding> events = new LinkedHashMap<>();
    private final int rowsMax;
    private long skipped;
    private long leftOut;

    /** The newest events that a service has stored, and how many steps it left out since its start. */
    record Stored(List<TracedEvent> events, long stepsLeftOut) {
    }

    TraceModel() {
        this(ROWS_MAX);
    }

    TraceModel(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    /** The newest events that the service has stored. Blocks; not on the UI thread. */
    static Stored newest(BusService service, String bus) {
        return new Stored(service.tracedEvents(TraceQuery.ofBus(bus).page(STORED_MAX, "")).items(),
                service.info().stepsLeftOut());
    }

    /** The stored events of this id; that of the bus's log where the trace left it out. Blocks; not on the UI thread.
     *
     *  @throws busbar.api.BusException.NotFound says how far was looked */
    static List<TracedEvent> find(BusService service, String bus, String eventId) {
        List<TracedEvent> traced = service.tracedEvents(TraceQuery.ofBus(bus).withEventId(eventId)).items();
        return traced.isEmpty() ? List.of(service.trace(bus, eventId).summary()) : traced;
    }

    synchronized void stored(Stored found) {
        leftOut = found.stepsLeftOut();
        stored(found.events());
    }

    /** Steps of any bus that the service did not keep, because more came than its disk took. */
    synchronized long leftOut() {
        return leftOut;
    }

    synchronized void clear() {
        events.clear();
        skipped = 0;
    }

    /** Takes what the feed brings. */
    synchronized void steps(List<TraceStep> steps, long missed) {
        skipped += missed;
        steps.forEach(this::take);
        if (missed > 0) {
            stepsMissed();
        }
        trim();
    }

    /** Says that the feed did not bring some steps, nobody knows of what. */
    synchronized void stepsMissed() {
        events.values().forEach(EventStanding::missed);
    }

    /** Takes what the store knows of events, newest first as it answers. */
    synchronized void stored(List<TracedEvent> found) {
        for (TracedEvent event : found.reversed()) { // oldest first, as steps come
            EventStanding known = events.get(event.eventId());
            if (known == null) {
                events.put(event.eventId(), new EventStanding(event));
            } else {
                known.take(event);
            }
        }
        trim();
    }

    /** Takes all that is known of one event. */
    synchronized void traced(EventTrace trace) {
        EventStanding known = events.get(trace.summary().eventId());
        if (known != null) {
            known.take(trace);
        }
    }

    private void take(TraceStep step) {
        if (!step.eventId().isEmpty()) {
            events.computeIfAbsent(step.eventId(), id -> new EventStanding(step)).take(step);
        }
    }

    private void trim() {
        Iterator<EventStanding> oldest = events.values().iterator();
        for (int over = events.size() - rowsMax; over > 0; over--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Rows that have these words, the newest event first. */
    synchronized List<TraceRow> rows(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return events.sequencedValues().reversed().stream().map(EventStanding::row).filter(row -> row.has(wanted))
                .sorted(NEWEST_FIRST).toList();
    }

    /** Whether the store has to be asked about any event. */
    synchronized boolean isInDoubt() {
        return events.values().stream().anyMatch(EventStanding::isInDoubt);
    }

    /** The newest events that the store has to be asked about, because some of their steps were not seen; they are
     *  taken for asked from then on. Newest first. */
    synchronized List<String> inDoubt(int max) {
        List<Map.Entry<String, EventStanding>> doubtful = events.entrySet().stream()
                .filter(event -> event.getValue().isInDoubt()).toList().reversed().stream().limit(max).toList();
        doubtful.forEach(event -> event.getValue().asked());
        return doubtful.stream().map(Map.Entry::getKey).toList();
    }

    synchronized int size() {
        return events.size();
    }

    /** Steps that the feed left out since the last {@link #clear}. */
    synchronized long skipped() {
        return skipped;
    }
}
