package busbar.engine.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts what happens often and lets it be told seldom: the first time at once, then at most once a minute with the
 *  number since. Any thread. */
public final class Seldom {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private final LongSupplier nanos;
    private long untold;
    private long toldAtNanos;
    private boolean told;

    public Seldom() {
        this(System::nanoTime);
    }

    /** @param nanos a clock as {@link System#nanoTime} is one */
    public Seldom(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param more how often it happened since the last call; 0 only asks
     *  @return how many are to be told of now; 0 for none */
    public synchronized long count(long more) {
        untold += more;
        long now = nanos.getAsLong();
        if (untold == 0 || told && now - toldAtNanos < PAUSE.toNanos()) {
            return 0;
        }
        told = true;
        toldAtNanos = now;
        return takeUntold();
    }

    /** It is over: the next time is a first time again.
     *
     *  @return how many were not told of */
    public synchronized long end() {
        told = false;
        return takeUntold();
    }

    private long takeUntold() {
        long taken = untold;
        untold = 0;
        return taken;
    }
}
