package busbar.ui.kit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times of this machine's zone, as an operator reads and writes them. */
public final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {
    }

    public static String write(Instant time) {
        return FORM.format(time.atZone(ZoneId.systemDefault()));
    }

    /** @throws IllegalArgumentException with an example of the form */
    public static Instant read(String text) {
        try {
            return LocalDateTime.parse(text.strip(), FORM).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Messages.bind(Messages.Times_noTime, text, write(Instant.now())), e);
        }
    }
}
