package busbar.api.metrics;

import java.time.Duration;
import java.time.Instant;

/** Counts of one step of time. Latencies run from receipt to delivery and are zero where nothing was delivered.
 *
 *  @param at start of the step
 *  @param matched pairs of event and rule
 *  @param failed attempts that did not deliver, {@code retried} of them scheduled again */
public record MetricPoint(Instant at, long received, long matched, long delivered, long failed, long retried, long dead,
        Duration latencyP50, Duration latencyP99) {
}
