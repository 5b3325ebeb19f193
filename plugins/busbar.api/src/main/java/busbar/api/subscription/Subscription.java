package busbar.api.subscription;

import java.time.Instant;
import java.util.Optional;

/** One target of one rule, as a reader of its bus's log.
 *
 *  @param backlog what waits for it: events that it has not come to yet, wanted or not, and deliveries on disk
 *  @param changedAt when someone last paused, resumed or moved it; empty when nobody did
 *  @param changedBy who did; empty when nobody did */
public record Subscription(String bus, String rule, String target, State state, long backlog,
        Optional<Instant> changedAt, String changedBy) {

    /** What it does. */
    public enum State {
        /** It gets events as they come. */
        LIVE,
        /** It gets events that came before, then goes on with what comes. */
        CATCHING_UP,
        /** It gets nothing until it is resumed. */
        PAUSED
    }
}
