package busbar.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

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
