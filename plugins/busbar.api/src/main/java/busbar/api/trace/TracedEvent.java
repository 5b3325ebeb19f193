package busbar.api.trace;

import java.time.Instant;

/** An event as a line of a list.
 *
 *  @param rulesMatched how many rules wanted it
 *  @param changedAt time of its newest step */
public record TracedEvent(String bus, String eventId, String source, String type, String subject, Instant receivedAt,
        TraceStatus status, int rulesMatched, Instant changedAt) {

    public TracedEvent withStatus(TraceStatus other) {
        return new TracedEvent(bus, eventId, source, type, subject, receivedAt, other, rulesMatched, changedAt);
    }
}
