package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLetterChoiceTest {
    private static final Optional<String> OWN = Optional.empty();
    private final DeadLetterChoice choice = new DeadLetterChoice("orders", List.of("default", "graveyard", "orders"));

    @Test
    void theServicesOwnQueueComesFirstAndTheBusOfTheRuleSaysSo() {
        assertEquals(List.of(Messages.DeadLetters_own, "graveyard", "orders (bus of this rule)"), choice.words(OWN));
    }

    @Test
    void eachWordMeansWhatItWasMadeOf() {
        for (Optional<String> bus : List.of(OWN, Optional.of("graveyard"), Optional.of("orders"))) {
            assertEquals(bus, choice.chosen(choice.word(bus), OWN));
        }
    }

    @Test
    void aBusThatIsNamedStaysOfferedAlthoughItIsGone() {
        Optional<String> gone = Optional.of("attic");

        assertTrue(choice.words(gone).contains("attic"));
        assertEquals(gone, choice.chosen("attic", gone));
        assertTrue(choice.problem(gone).contains("attic is not there"), choice.problem(gone));
    }

    @Test
    void whatWouldNotGoAsExpectedIsSaid() {
        assertEquals("", choice.problem(OWN));
        assertEquals("", choice.problem(Optional.of("graveyard")));
        assertTrue(choice.problem(Optional.of("default")).contains("official events only"));
        assertEquals(Messages.DeadLetters_circle, choice.problem(Optional.of("orders")));
    }
}
