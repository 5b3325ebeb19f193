package busbar.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds or a date; below zero is "never again", which the caller asks for by the sign. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {"120 | PT2M", " 7 | PT7S", "0 | ", "-1 | PT-1S", "99999999999999 | PT24H",
        "Sun, 01 Mar 2026 12:00:30 GMT | PT30S", "Sun, 01 Mar 2026 11:00:00 GMT | ",
        "Sun, 08 Mar 2026 12:00:00 GMT | PT24H", "soon | ", "1.5 | ", "'' | "})
    void aPauseIsRead(String header, Duration pause) {
        assertEquals(pause, RetryAfter.read(header, NOW).orElse(null));
    }
}
