package busbar.engine.store;

import java.time.Instant;
import java.util.Optional;

/** One event on its way to one target.
 *
 *  @param attempt 1-based number of the attempt that comes next
 *  @param row where it waits on disk; 0 while it is known only in memory */
public record Delivery(StoredEvent event, String rule, String target, int attempt, Optional<Instant> firstAttemptAt,
        long row) {

    public static Delivery first(StoredEvent event, String rule, String target) {
        return new Delivery(event, rule, target, 1, Optional.empty(), 0);
    }

    /** The same with an attempt begun now. */
    public Delivery begun(Instant now) {
        return firstAttemptAt.isPresent() ? this
                : new Delivery(event, rule, target, attempt, Optional.of(now), row);
    }

    public Delivery next() {
        return new Delivery(event, rule, target, attempt + 1, firstAttemptAt, row);
    }

    public Delivery atRow(long number) {
        return new Delivery(event, rule, target, attempt, firstAttemptAt, number);
    }
}
