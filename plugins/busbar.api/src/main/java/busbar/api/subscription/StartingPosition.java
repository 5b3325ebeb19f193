package busbar.api.subscription;

import java.time.DateTimeException;
import java.time.Instant;

/** Where in the log of a bus a subscription begins. */
public sealed interface StartingPosition {

    /** With the next event that comes. */
    record Tip() implements StartingPosition {
        @Override
        public String toString() {
            return TIP_WORD;
        }
    }

    /** With the oldest event that the bus keeps. */
    record Oldest() implements StartingPosition {
        @Override
        public String toString() {
            return OLDEST_WORD;
        }
    }

    /** With the first event that the bus took at that time or later. */
    record At(Instant time) implements StartingPosition {
        @Override
        public String toString() {
            return time.toString();
        }
    }

    StartingPosition TIP = new Tip();
    StartingPosition OLDEST = new Oldest();
    String TIP_WORD = "tip";
    String OLDEST_WORD = "oldest";

    /** Reads what {@code toString} wrote.
     *
     *  @throws IllegalArgumentException saying what was expected */
    static StartingPosition parse(String text) {
        return switch (text) {
            case TIP_WORD -> TIP;
            case OLDEST_WORD -> OLDEST;
            default -> at(text);
        };
    }

    private static StartingPosition at(String text) {
        try {
            return new At(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(("`%s` is no place in a bus's log; give `tip`, `oldest`, or a time "
                    + "such as 2026-05-01T12:00:00Z.").formatted(text), e);
        }
    }
}
