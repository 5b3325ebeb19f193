package busbar.engine.channel;

import java.util.Objects;
import java.util.Optional;

/**
 * The state of a channel and the damage it knows of.
 *
 * @param state whether it takes appends; reading goes on in every state but {@code CLOSED}
 * @param reason why appends are refused; empty while they are not
 * @param bytes how much disk its files take, with what is prepared ahead
 * @param recordsDamaged records found unreadable since it was opened, at opening or at reading
 * @param bytesTorn how much of an append that was never acknowledged was cut from the end when it was opened
 */
public record ChannelHealth(State state, Optional<String> reason, long bytes, long recordsDamaged, long bytesTorn) {
    /** {@code FULL} heals by itself when there is room again; {@code FAILED} needs a reopen. */
    public enum State { OPEN, FULL, FAILED, CLOSED }

    public ChannelHealth {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
