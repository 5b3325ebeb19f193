package busbar.ui.archive;

import busbar.api.deadletter.ReplayJob;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times of this machine's zone, as an operator reads and writes them; and the states of jobs. */
final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {
    }

    static String write(Instant time) {
        return FORM.format(time.atZone(ZoneId.systemDefault()));
    }

    /** @throws IllegalArgumentException with an example of the form */
    static Instant read(String text) {
        try {
            return LocalDateTime.parse(text.strip(), FORM).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Messages.bind(Messages.Replay_noTime, text, write(Instant.now())), e);
        }
    }

    static String state(ReplayJob.State state) {
        return switch (state) {
            case RUNNING -> Messages.State_running;
            case COMPLETED -> Messages.State_completed;
            case CANCELLED -> Messages.State_cancelled;
            case FAILED -> Messages.State_failed;
        };
    }
}
