package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ErrorClass;
import busbar.ui.kit.Column;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Texts;
import busbar.ui.kit.ThemeColors;
import java.util.Comparator;
import java.util.List;

/** Columns of the table of dead letters. */
final class LetterColumns {

    private LetterColumns() {
    }

    static List<Column<DeadLetter>> all(Icons icons) {
        return List.of(
                Column.<DeadLetter>of(Messages.Letters_time, 22, letter -> Texts.time(letter.diedAt()))
                        .withImage(letter -> icons.get("deadletters"))
                        .sortedBy(Comparator.comparing(DeadLetter::diedAt)),
                Column.<DeadLetter>of(Messages.Letters_eventId, 24, letter -> letter.event().id()),
                Column.<DeadLetter>of(Messages.Letters_source, 14, letter -> letter.event().source()),
                Column.<DeadLetter>of(Messages.Letters_type, 18, letter -> letter.event().type()),
                Column.<DeadLetter>of(Messages.Letters_rule, 16, DeadLetter::rule),
                Column.<DeadLetter>of(Messages.Letters_target, 16, DeadLetter::target),
                Column.<DeadLetter>of(Messages.Letters_error, 20, letter -> name(letter.errorClass()))
                        .withColor(letter -> ThemeColors.get(ThemeColors.BAD)),
                Column.<DeadLetter>of(Messages.Letters_attempts, 8, letter -> String.valueOf(letter.attempts()))
                        .sortedBy(Comparator.comparingInt(DeadLetter::attempts)),
                Column.<DeadLetter>of(Messages.Letters_answer, 48, letter -> oneLine(letter.lastAnswer())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String name(ErrorClass error) {
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
