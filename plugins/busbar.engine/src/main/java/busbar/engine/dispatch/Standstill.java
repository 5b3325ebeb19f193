package busbar.engine.dispatch;

import busbar.api.subscription.Blockage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The wait of a lane that keeps order: for the retry of the event at hand, or for a change of its rule. Guarded by the
 *  lane. */
final class Standstill {
    private final Lane lane;
    private final Clock clock;
    private int changes; // of the rule
    private volatile Optional<Blockage> blockage = Optional.empty();

    Standstill(Lane lane, Clock clock) {
        this.lane = lane;
        this.clock = clock;
    }

    /** What keeps the lane from its next event. Any thread. */
    Optional<Blockage> blockage() {
        return blockage;
    }

    /** Counts the changes of the rule. Who asks for it before the target misses no change while it is tried. */
    int changes() {
        synchronized (lane) {
            return changes;
        }
    }

    /** What waits is tried now. The lane is locked. */
    void end() {
        changes++;
        lane.notifyAll();
    }

    /** Nothing waits any more. Any thread. */
    void over() {
        if (blockage.isPresent()) {
            blockage = Optional.empty();
        }
    }

    /** Waits, and tells why.
     *
     *  @param seen {@link #changes} before the target was asked for
     *  @return whether the event is to be tried now; false where the lane begins nothing any more */
    boolean await(Blockage why, int seen) {
        blockage = Optional.of(why);
        return await(why.nextAt(), seen);
    }

    /** @param due empty to wait for a change alone */
    boolean await(Optional<Instant> due, int seen) {
        synchronized (lane) {
            try {
                for (long left = left(due); changes == seen && lane.begins() && left > 0; left = left(due)) {
                    lane.wait(left);
                }
                return lane.begins();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private long left(Optional<Instant> due) {
        return due.map(at -> Duration.between(clock.instant(), at).toMillis()).orElse(Long.MAX_VALUE);
    }
}
