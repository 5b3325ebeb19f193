package busbar.ui.charts.metrics;

import busbar.api.metrics.MetricsQuery;
import java.time.Duration;
import java.time.Instant;

/** How far back the charts go, and how wide a step is: 60 to 340 points each. */
enum MetricsRange {
    FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofSeconds(5)),
    HOUR(Duration.ofHours(1), Duration.ofSeconds(30)),
    SIX_HOURS(Duration.ofHours(6), Duration.ofMinutes(2)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(5)),
    WEEK(Duration.ofDays(7), Duration.ofMinutes(30));

    private final Duration span;
    private final Duration step;

    MetricsRange(Duration span, Duration step) {
        this.span = span;
        this.step = step;
    }

    /** All steps that are over: one under way would always look like a fall. */
    MetricsQuery query(String bus, Instant now) {
        long stepSeconds = step.toSeconds();
        Instant to = Instant.ofEpochSecond(now.getEpochSecond() / stepSeconds * stepSeconds);
        return new MetricsQuery(bus, "", "", to.minus(span), to, step);
    }

    String title() {
        return switch (this) {
            case FIVE_MINUTES -> Messages.Range_fiveMinutes;
            case HOUR -> Messages.Range_hour;
            case SIX_HOURS -> Messages.Range_sixHours;
            case DAY -> Messages.Range_day;
            case WEEK -> Messages.Range_week;
        };
    }

    /** Width of a step as it stands in a title. */
    String stepWords() {
        return step.toSeconds() < 60 ? Messages.bind(Messages.Range_seconds, step.toSeconds())
                : Messages.bind(Messages.Range_minutes, step.toMinutes());
    }
}
