package busbar.api.trace;

import java.time.Duration;
import java.time.Instant;

/** One thing that happened to one event. Texts are empty and numbers zero where they do not apply.
 *
 *  @param seq grows with every step of a service; orders steps of one instant
 *  @param attempt 1-based
 *  @param endpoint where the target delivers to
 *  @param status the answer, as in {@code [200] OK}, or why there was none
 *  @param latency of an attempt; otherwise the time since the event was received */
public record TraceStep(long seq, String bus, String eventId, String source, String type, Instant at,
        TraceAction action, String rule, String target, int attempt, String endpoint, String status, Duration latency) {
}
