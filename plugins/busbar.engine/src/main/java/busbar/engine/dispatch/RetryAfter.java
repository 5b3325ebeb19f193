package busbar.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final Duration MAX = Duration.ofHours(1); // a target that asks for more is asked again by then

    private RetryAfter() {
    }

    /** Empty where the header says neither, or a time that is over. */
    static Optional<Duration> read(String header, Instant now) {
        return pause(header.strip(), now).filter(pause -> pause.isPositive())
                .map(pause -> pause.compareTo(MAX) > 0 ? MAX : pause);
    }

    private static Optional<Duration> pause(String text, Instant now) {
        try {
            if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            return Optional.of(Duration.between(now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
