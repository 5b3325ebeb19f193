package busbar.api.metrics;

import static busbar.api.model.Checks.check;

import java.time.Duration;
import java.time.Instant;

/** Which counts are asked for. An empty name asks for all.
 *
 *  @param step width of a point, 1 s or more; at most 2,000 points come back */
public record MetricsQuery(String bus, String rule, String target, Instant from, Instant to, Duration step) {
    public static final int POINTS_MAX = 2_000; // more than a screen has pixels for

    public MetricsQuery {
        check(step.toSeconds() >= 1, "A step of %s is too short; give 1 s or more.", step);
        check(from.isBefore(to), "The range from %s to %s is empty; give a start before the end.", from, to);
        check(Duration.between(from, to).dividedBy(step) <= POINTS_MAX,
                "From %s to %s in steps of %s is more than %d points; give a longer step.", from, to, step, POINTS_MAX);
    }
}
