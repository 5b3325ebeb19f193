package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.EventJson;
import busbar.ui.kit.Texts;
import org.eclipse.osgi.util.NLS;

/** A dead letter in words. Pure; any thread. */
final class LetterWords {

    private LetterWords() {
    }

    /** What happened, why no more was tried, what the target said last, and the event. */
    static String of(DeadLetter letter) {
        String answer = letter.lastAnswer().isBlank() ? Messages.Letter_noAnswer : letter.lastAnswer().strip();
        return String.join("\n\n", happened(letter), Messages.Letters_answer + "\n" + answer,
                Messages.Letter_event + "\n" + Texts.pretty(EventJson.write(letter.event())));
    }

    private static String happened(DeadLetter letter) {
        String target = letter.endpoint().isEmpty() ? letter.target()
                : letter.target() + " (" + letter.endpoint() + ")";
        return NLS.bind(Messages.Letter_happened, new Object[] {letter.rule(), target,
                Texts.time(letter.receivedAt()), Texts.time(letter.firstAttemptAt()), Texts.time(letter.diedAt()),
                letter.attempts()}) + "\n" + error(letter.errorClass()) + ": " + ended(letter.errorClass());
    }

    /** Why it was not tried again: which bound of the retry policy the event reached, or that it is never tried again.
     *  Bounds carry the name that Amazon gives them, by which other tools know them. */
    static String ended(ErrorClass error) {
        return switch (error) {
            case TIMEOUT, CONNECTION, SERVER_ERROR, THROTTLED -> exhausted(Messages.Letter_endedRetries, error);
            case EXPIRED -> exhausted(Messages.Letter_endedAge, error);
            case CLIENT_ERROR, TRANSFORM, CONFIGURATION, DENIED -> Messages.Letter_endedNever;
        };
    }

    private static String exhausted(String words, ErrorClass error) {
        return NLS.bind(words, error.exhaustedCondition().orElseThrow());
    }

    static String error(ErrorClass error) {
        return switch (error) {
            case TIMEOUT -> Messages.Error_timeout;
            case CONNECTION -> Messages.Error_connection;
            case CLIENT_ERROR -> Messages.Error_client;
            case SERVER_ERROR -> Messages.Error_server;
            case THROTTLED -> Messages.Error_throttled;
            case TRANSFORM -> Messages.Error_transform;
            case CONFIGURATION -> Messages.Error_configuration;
            case EXPIRED -> Messages.Error_expired;
            case DENIED -> Messages.Error_denied;
        };
    }
}
