package busbar.ui.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Values as the operator reads them. Pure; any thread. */
public final class Texts {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final JsonFactory JSON = new JsonFactory();
    private static final long SECONDS_FROM_MILLIS = 10_000;

    private Texts() {
    }

    /** A time in the zone of this computer: today's to the millisecond, an earlier one with its date,
     *  and its year where that is another. */
    public static String time(Instant at) {
        return time(at, Clock.systemDefaultZone());
    }

    static String time(Instant at, Clock clock) {
        LocalDateTime local = LocalDateTime.ofInstant(at, clock.getZone());
        LocalDate today = LocalDate.now(clock);
        DateTimeFormatter otherDay = local.getYear() == today.getYear() ? THIS_YEAR : EARLIER;
        return (local.toLocalDate().equals(today) ? TODAY : otherDay).format(local);
    }

    /** In the unit that fits, with the next smaller one from minutes on; empty for none. */
    public static String latency(Duration time) {
        if (time.isZero() || time.isNegative()) {
            return "";
        }
        long millis = time.toMillis();
        if (millis < SECONDS_FROM_MILLIS) {
            return Math.max(1, millis) + " ms";
        }
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toDays() < 2 ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " d " + time.toHoursPart() + " h";
    }

    /** A count, its thousands grouped as the operator's language does. */
    public static String number(long count) {
        return NumberFormat.getIntegerInstance().format(count);
    }

    /** The same text in lines of some length, broken where its language breaks lines; a longer word stays whole. */
    public static String lines(String text, int charactersMax) {
        BreakIterator breaks = BreakIterator.getLineInstance();
        breaks.setText(text);
        StringBuilder lines = new StringBuilder();
        int begin = 0; // of the line
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (to - begin > charactersMax && from > begin) {
                lines.append('\n');
                begin = from;
            }
            lines.append(text, from, to);
            begin = text.charAt(to - 1) == '\n' ? to : begin;
            from = to;
        }
        return lines.toString();
    }

    /** What went wrong, in its own words. */
    public static String problem(Throwable problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    /** JSON with line breaks and indents. Numbers keep the digits that their author wrote. */
    public static String pretty(byte[] json) {
        StringWriter text = new StringWriter(json.length * 2);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try (JsonParser from = JSON.createParser(json); JsonGenerator to = JSON.createGenerator(text)) {
            to.setPrettyPrinter(printer);
            while (from.nextToken() != null) {
                copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void copy(JsonParser from, JsonGenerator to) throws IOException {
        if (from.currentToken().isNumeric()) {
            to.writeNumber(from.getText());
        } else {
            to.copyCurrentEvent(from);
        }
    }
}
