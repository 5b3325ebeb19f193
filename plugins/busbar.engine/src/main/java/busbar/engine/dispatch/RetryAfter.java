package busbar.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final Duration MAX = Duration.ofDays(1); // the vendors' longest age of an event
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

    private RetryAfter() {
    }

    /** Negative where the target asks not to be tried again, as Amazon takes it; empty where the header says neither
     *  seconds nor a date, or a time that is over. */
    static Optional<Duration> read(String header, Instant now) {
        return pause(header.strip(), now).filter(pause -> !pause.isZero())
                .map(pause -> pause.compareTo(MAX) > 0 ? MAX : pause);
    }

    private static Optional<Duration> pause(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), MAX.toSeconds())));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(now, date)).filter(Duration::isPositive);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
