package busbar.api.deadletter;

import java.time.Instant;
import java.util.Optional;

/** A replay under way or done. It goes on after a restart where it stopped.
 *
 *  @param replayed letters that the bus took
 *  @param skipped letters that were gone or could not be put; the ledger says why */
public record ReplayJob(String id, String bus, State state, int total, int replayed, int skipped, Instant startedAt,
        Optional<Instant> endedAt, String message) {

    public enum State {
        RUNNING, COMPLETED, CANCELLED, FAILED
    }

    public boolean isOver() {
        return state != State.RUNNING;
    }
}
