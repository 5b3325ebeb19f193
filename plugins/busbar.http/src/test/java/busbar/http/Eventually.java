package busbar.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens by itself. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {
    }

    /** @param what completes "Waited in vain until …" */
    public static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            pause();
        }
    }

    /** The value as soon as it is as it should be, or as it is when patience ends. */
    public static <T> T last(Supplier<T> value, java.util.function.Predicate<T> good) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T now = value.get();
        while (!good.test(now) && System.nanoTime() < end) {
            pause();
            now = value.get();
        }
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
