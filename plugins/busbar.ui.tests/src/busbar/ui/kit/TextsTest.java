package busbar.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aTimeIsAsShortAsItCanBeToldApart() {
        Clock noon = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
        assertEquals("09:05:01.020", Texts.time(Instant.parse("2026-11-26T09:05:01.020Z"), noon));
        assertEquals("11-25 23:59:59", Texts.time(Instant.parse("2026-11-25T23:59:59Z"), noon));
        assertEquals("2025-11-26 09:05:01", Texts.time(Instant.parse("2025-11-26T09:05:01Z"), noon));
    }

    @Test
    void aLatencyIsInTheUnitThatFits() {
        assertEquals("", Texts.latency(Duration.ZERO));
        assertEquals("1 ms", Texts.latency(Duration.ofNanos(20_000)));
        assertEquals("9999 ms", Texts.latency(Duration.ofMillis(9_999)));
        assertEquals("119 s", Texts.latency(Duration.ofSeconds(119)));
        assertEquals("2 min 5 s", Texts.latency(Duration.ofSeconds(125)));
        assertEquals("47 h 59 min", Texts.latency(Duration.ofMinutes(48 * 60 - 1)));
        assertEquals("2 d 3 h", Texts.latency(Duration.ofHours(51)));
    }

    @Test
    void aLongTextIsBrokenBetweenItsWordsAndLosesNothing() {
        String text = "The event has nothing there. Change the rule, or move its target past the event.";
        List<String> lines = Texts.lines(text, 30).lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.length() <= 30), lines::toString);
        assertEquals(text, String.join("", lines));
        assertEquals("The event has nothing there. ", lines.get(0));
    }

    @Test
    void chineseIsBrokenWithoutSpacesAndAWordThatIsTooLongIsNot() {
        assertEquals("事件中没有\n该字段", Texts.lines("事件中没有该字段", 5));
        assertEquals("xxxxxxxxxx \ny", Texts.lines("xxxxxxxxxx y", 4));
        assertEquals("a\nb", Texts.lines("a\nb", 40));
        assertEquals("", Texts.lines("", 40));
    }
}
