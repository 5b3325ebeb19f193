package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
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
                Column.<DeadLetter>of(Messages.Letters_time, 17, letter -> Texts.time(letter.diedAt()))
                        .withImage(letter -> icons.get("deadletters"))
                        .sortedBy(Comparator.comparing(DeadLetter::diedAt)),
                Column.<DeadLetter>of(Messages.Letters_eventId, 16, letter -> letter.event().id()),
                Column.<DeadLetter>of(Messages.Letters_error, 17, letter -> LetterWords.error(letter.errorClass()))
                        .withColor(letter -> ThemeColors.get(ThemeColors.BAD)),
                Column.<DeadLetter>of(Messages.Letters_source, 11, letter -> letter.event().source()),
                Column.<DeadLetter>of(Messages.Letters_type, 14, letter -> letter.event().type()),
                Column.<DeadLetter>of(Messages.Letters_rule, 11, DeadLetter::rule),
                Column.<DeadLetter>of(Messages.Letters_target, 11, DeadLetter::target),
                Column.<DeadLetter>of(Messages.Letters_attempts, 9, letter -> String.valueOf(letter.attempts()))
                        .sortedBy(Comparator.comparingInt(DeadLetter::attempts)),
                Column.<DeadLetter>of(Messages.Letters_answer, 48, letter -> oneLine(letter.lastAnswer())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
