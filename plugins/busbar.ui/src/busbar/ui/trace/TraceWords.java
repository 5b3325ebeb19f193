package busbar.ui.trace;

import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.ui.kit.Texts;
import busbar.ui.kit.ThemeColors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Color;

/** Words, icons and colours of standings and steps. */
final class TraceWords {
    private static final String PAUSED_BY = "paused by "; // as the service says it
    private static final String BLOCKED = "blocked"; // so that begins
    private static final String DELETED = "its rule or target was deleted";

    private TraceWords() {
    }

    static String name(TraceStatus status) {
        return switch (status) {
            case IN_FLIGHT -> Messages.Status_inFlight;
            case UNMATCHED -> Messages.Status_unmatched;
            case SKIPPED -> Messages.Status_skipped;
            case DELIVERED -> Messages.Status_delivered;
            case RETRYING -> Messages.Status_retrying;
            case DEAD -> Messages.Status_dead;
        };
    }

    static String icon(TraceStatus status) {
        return switch (status) {
            case IN_FLIGHT -> "step-received";
            case UNMATCHED, SKIPPED -> "step-none";
            case DELIVERED -> "step-delivered";
            case RETRYING -> "step-waiting";
            case DEAD -> "step-failed";
        };
    }

    static Color color(TraceStatus status) {
        return switch (status) {
            case IN_FLIGHT -> null;
            case UNMATCHED, SKIPPED -> ThemeColors.get(ThemeColors.FAINT);
            case DELIVERED -> ThemeColors.get(ThemeColors.GOOD);
            case RETRYING -> ThemeColors.get(ThemeColors.WAITING);
            case DEAD -> ThemeColors.get(ThemeColors.BAD);
        };
    }

    static String name(TraceAction action) {
        return switch (action) {
            case RECEIVED -> Messages.Step_received;
            case REPLAYED -> Messages.Step_replayed;
            case UNMATCHED -> Messages.Step_unmatched;
            case MATCHED -> Messages.Step_matched;
            case HELD -> Messages.Step_held;
            case TRANSFORMED -> Messages.Step_transformed;
            case ATTEMPTED -> Messages.Step_attempted;
            case DELIVERED -> Messages.Step_delivered;
            case RETRY_SCHEDULED -> Messages.Step_retryScheduled;
            case DEAD_LETTERED -> Messages.Step_deadLettered;
            case SKIPPED -> Messages.Step_skipped;
        };
    }

    static String icon(TraceAction action) {
        return switch (action) {
            case RECEIVED, REPLAYED -> "step-received";
            case UNMATCHED, SKIPPED -> "step-none";
            case MATCHED, TRANSFORMED, ATTEMPTED -> "step-matched";
            case DELIVERED -> "step-delivered";
            case RETRY_SCHEDULED, HELD -> "step-waiting";
            case DEAD_LETTERED -> "step-failed";
        };
    }

    /** Attempt, answer, place and time taken, as far as they apply to the step. */
    static String message(TraceStep step) {
        boolean tried = step.attempt() > 0 && step.action() != TraceAction.SKIPPED;
        String attempt = tried ? Messages.bind(Messages.Step_attempt, step.attempt()) : "";
        return Stream.of(answer(step), Texts.latency(step.latency()), attempt, step.endpoint())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** What came back, in one line; for a retry, when it is due; for what is held, why. */
    private static String answer(TraceStep step) {
        if (step.action() == TraceAction.HELD) {
            return held(step.status());
        }
        if (step.action() == TraceAction.SKIPPED && step.status().equals(DELETED)) {
            return Messages.Step_skippedDeleted;
        }
        if (step.action() == TraceAction.RETRY_SCHEDULED) {
            try {
                return Messages.bind(Messages.Step_nextAt, Texts.time(Instant.parse(step.status())));
            } catch (DateTimeParseException e) {
                return step.status(); // a service of another make says it in its own words
            }
        }
        return step.status().replaceAll("\\s+", " ");
    }

    private static String held(String why) {
        if (why.startsWith(PAUSED_BY)) {
            return Messages.bind(Messages.Step_heldPaused, why.substring(PAUSED_BY.length()));
        }
        return why.startsWith(BLOCKED) ? Messages.Step_heldBlocked : Messages.Step_heldBehind;
    }
}
