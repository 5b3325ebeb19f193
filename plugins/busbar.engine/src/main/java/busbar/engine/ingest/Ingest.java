package busbar.engine.ingest;

import busbar.api.BusException;
import busbar.api.PutResult;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventBus;
import busbar.api.model.Limits;
import busbar.engine.store.BusId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes events. What it answered as taken is on disk. */
public final class Ingest {
    private final Limits limits;
    private final Accepted accepted;

    /** An event that passed the checks. @param json its structured form */
    public record Checked(String eventId, byte[] json) {
    }

    /** Keeps events, all or none. Returns the offset of the first after all are on disk. */
    @FunctionalInterface
    public interface Accepted {
        long keep(BusId bus, List<Checked> events);
    }

    public Ingest(Limits limits, Accepted accepted) {
        this.limits = limits;
        this.accepted = accepted;
    }

    /** @throws BusException.Invalid when the batch as a whole is too large
     *  @throws BusException.Full when the channel cannot take more now */
    public PutResult put(BusId bus, List<Event> events) {
        if (events.size() > limits.batchEventsMax()) {
            throw new BusException.Invalid("PutEventsRequestTooLarge",
                    "%d events came at once; at most %d are taken. Send them in parts."
                            .formatted(events.size(), limits.batchEventsMax()));
        }
        List<Checked> good = new ArrayList<>();
        List<Optional<PutResult.Entry>> refused = new ArrayList<>();
        long bytes = 0;
        for (Event event : events) {
            byte[] json = EventJson.write(event);
            bytes += json.length;
            Optional<PutResult.Entry> no = refusal(bus, event, json.length);
            refused.add(no);
            if (no.isEmpty()) {
                good.add(new Checked(event.id(), json));
            }
        }
        checkBatch(bytes);
        long first = good.isEmpty() ? 0 : accepted.keep(bus, good);
        return new PutResult(entries(bus, events, refused, first));
    }

    private void checkBatch(long bytes) {
        if (bytes > limits.batchBytesMax()) {
            throw new BusException.Invalid("PutEventsRequestTooLarge",
                    "The events have %d bytes together; at most %d are taken at once. Send them in parts."
                            .formatted(bytes, limits.batchBytesMax()));
        }
    }

    private static List<PutResult.Entry> entries(BusId bus, List<Event> events,
            List<Optional<PutResult.Entry>> refused, long first) {
        List<PutResult.Entry> entries = new ArrayList<>();
        long offset = first;
        for (int i = 0; i < events.size(); i++) {
            entries.add(refused.get(i).isPresent() ? refused.get(i).get()
                    : PutResult.Entry.taken(events.get(i).id(), "%x-%x".formatted(bus.number(), offset++))
                            .withWarning(events.get(i).warning()));
        }
        return entries;
    }

    private Optional<PutResult.Entry> refusal(BusId bus, Event event, int bytes) {
        if (!EventBus.takes(bus.name(), event.source())) {
            return no(event, "EventSourceNotAllowed",
                    "The default bus takes sources that begin with `acs.` only, found `%s`. Put it on a custom bus."
                            .formatted(event.source()));
        }
        if (bytes > limits.eventBytesMax()) {
            return no(event, "EventTooLarge", "The event has %d bytes; at most %d are taken. Send a reference instead."
                    .formatted(bytes, limits.eventBytesMax()));
        }
        return idRefusal(event).or(() -> subjectRefusal(event));
    }

    private Optional<PutResult.Entry> idRefusal(Event event) {
        int most = limits.idLengthMax();
        return event.id().length() <= most && event.source().length() <= most ? Optional.empty()
                : no(event, "EventIdTooLong",
                        "Id and source may have %d characters each, found %d and %d. Shorten them."
                                .formatted(most, event.id().length(), event.source().length()));
    }

    private Optional<PutResult.Entry> subjectRefusal(Event event) {
        int length = event.subject().map(String::length).orElse(0);
        return length <= limits.subjectLengthMax() ? Optional.empty() : no(event, "EventSubjectTooLong",
                "The subject may have %d characters, found %d. Shorten it."
                        .formatted(limits.subjectLengthMax(), length));
    }

    private static Optional<PutResult.Entry> no(Event event, String code, String message) {
        return Optional.of(PutResult.Entry.refused(event.id(), code, message));
    }
}
