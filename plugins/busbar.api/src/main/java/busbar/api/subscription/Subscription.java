package busbar.api.subscription;

import java.time.Instant;
import java.util.Optional;

/** One target of one rule, as a reader of its bus's log.
 *
 *  @param backlog what waits for it: events that it has not come to yet, wanted or not, and deliveries that wait
 *  @param changedAt when someone last paused, resumed or moved it; empty when nobody did
 *  @param changedBy who did; empty when nobody did
 *  @param blockage what keeps a target with {@code ErrorsTolerance.NONE} from its next event; empty where nothing
 *      does */
public record Subscription(String bus, String rule, String target, State state, long backlog,
        Optional<Instant> changedAt, String changedBy, Optional<Blockage> blockage) {

    /** One that nothing blocks. */
    public Subscription(String bus, String rule, String target, State state, long backlog,
            Optional<Instant> changedAt, String changedBy) {
        this(bus, rule, target, state, backlog, changedAt, changedBy, Optional.empty());
    }

    public Subscription withBlockage(Optional<Blockage> other) {
        return new Subscription(bus, rule, target, state, backlog, changedAt, changedBy, other);
    }

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
