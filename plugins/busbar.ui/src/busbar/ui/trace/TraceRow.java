package busbar.ui.trace;

import busbar.api.trace.TraceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An event as a line of the table.
 *
 *  @param rules names of the rules that wanted it, as far as they are known
 *  @param attempts over all its deliveries
 *  @param latency the longest of its newest deliveries; zero before the first */
record TraceRow(String eventId, String source, String type, String subject, Instant receivedAt, Instant changedAt,
        List<String> rules, List<String> targets, TraceStatus status, int attempts, Duration latency) {

    TraceRow {
        rules = List.copyOf(rules);
        targets = List.copyOf(targets);
    }

    String ruleNames() {
        return String.join(", ", rules);
    }

    String targetNames() {
        return String.join(", ", targets);
    }

    /** Whether any of its texts has these words in it.
     *
     *  @param lowerCase without blanks at its ends */
    boolean has(String lowerCase) {
        return lowerCase.isEmpty() || has(eventId, lowerCase) || has(source, lowerCase) || has(type, lowerCase)
                || has(subject, lowerCase) || has(ruleNames(), lowerCase) || has(targetNames(), lowerCase)
                || has(status.name(), lowerCase);
    }

    private static boolean has(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
