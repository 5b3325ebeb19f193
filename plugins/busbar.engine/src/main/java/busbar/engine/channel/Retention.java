package busbar.engine.channel;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long and how much a channel keeps.
 *
 * <p>Age never takes what a cursor still needs. Size takes it only when the policy says so ({@link Needed#DROP}); with
 * {@link Needed#KEEP} the channel grows past {@code bytesMax} until the cursor moves on or the disk is full and appends
 * are refused, because nothing acknowledged may be lost to a slow target.
 *
 * @param ageMax segments whose newest record is older than this go; empty keeps them whatever their age
 * @param bytesMax the oldest segments go while the files of the channel take more than this; empty sets no bound
 * @param needed what happens to segments that an unfinished cursor needs when {@code bytesMax} is passed
 */
public record Retention(Optional<Duration> ageMax, OptionalLong bytesMax, Needed needed) {
    /** What to do with records that a cursor still needs while the channel is too large. */
    public enum Needed { KEEP, DROP }

    /** Keeps everything. */
    public static final Retention FOREVER = new Retention(Optional.empty(), OptionalLong.empty(), Needed.KEEP);

    public Retention {
        Objects.requireNonNull(needed, "needed");
        if (ageMax.isPresent() && ageMax.get().isNegative()) {
            throw new IllegalArgumentException("ageMax is " + ageMax.get() + "; give zero or more.");
        }
        if (bytesMax.isPresent() && bytesMax.getAsLong() < 0) {
            throw new IllegalArgumentException("bytesMax is " + bytesMax.getAsLong() + "; give zero or more.");
        }
    }

    /** Keeps records of at least this age, and whatever a cursor still needs. */
    public static Retention ofAge(Duration ageMax) {
        return new Retention(Optional.of(ageMax), OptionalLong.empty(), Needed.KEEP);
    }

    /** Keeps about this many bytes, and whatever a cursor still needs. */
    public static Retention ofBytes(long bytesMax) {
        return new Retention(Optional.empty(), OptionalLong.of(bytesMax), Needed.KEEP);
    }

    /** The same bounds, but size also takes what a cursor still needs. */
    public Retention droppingNeeded() {
        return new Retention(ageMax, bytesMax, Needed.DROP);
    }
}
