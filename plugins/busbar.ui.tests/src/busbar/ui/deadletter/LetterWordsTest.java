package busbar.ui.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.Event;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetterWordsTest {

    private static DeadLetter letter(ErrorClass error, String endpoint, String answer) {
        Instant at = Instant.parse("2024-05-01T12:00:00Z");
        Event event = Event.of("e-1", "shop", "order").withJson("{\"amount\": 1.10}");
        return new DeadLetter("l-1", "orders", event, "to-crm", "crm", endpoint, 3, error, answer, at, at, at);
    }

    @Test
    void aLetterTellsWhatHappenedWhatCameBackAndItsEvent() {
        String words = LetterWords.of(letter(ErrorClass.SERVER_ERROR, "http://crm", "[500] no"));

        assertTrue(words.startsWith("Rule to-crm could not deliver it to target crm (http://crm)."), words);
        for (String part : List.of("Attempts: 3", "[500] no", "\"amount\" : 1.10")) {
            assertTrue(words.contains(part), words);
        }
    }

    @Test
    void aBoundOfTheRetryPolicyCarriesItsName() {
        assertTrue(LetterWords.ended(ErrorClass.TIMEOUT).contains("MaximumRetryAttempts"));
        assertTrue(LetterWords.ended(ErrorClass.EXPIRED).contains("MaximumEventAgeInSeconds"));
    }

    @Test
    void whatIsNeverTriedAgainSaysSo() {
        Set<ErrorClass> never = EnumSet.noneOf(ErrorClass.class);
        for (ErrorClass error : ErrorClass.values()) {
            if (LetterWords.ended(error).equals(Messages.Letter_endedNever)) {
                never.add(error);
            }
        }

        assertEquals(EnumSet.of(ErrorClass.CLIENT_ERROR, ErrorClass.TRANSFORM, ErrorClass.CONFIGURATION,
                ErrorClass.DENIED), never);
    }

    @Test
    void aTargetThatIsGoneHasNoAddressAndNoAnswer() {
        String words = LetterWords.of(letter(ErrorClass.CONFIGURATION, "", ""));

        assertFalse(words.contains("()"), words);
        assertTrue(words.contains(Messages.Letters_answer + "\n" + Messages.Letter_noAnswer), words);
    }
}
