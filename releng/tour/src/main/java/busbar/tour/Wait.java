package busbar.tour;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting with a deadline, and the short pauses of a human hand. */
final class Wait {
    private static final int LOOK_AGAIN_MILLIS = 100;

    private Wait() {
    }

    static void until(String what, int seconds, BooleanSupplier holds) {
        until(what, seconds, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T until(String what, int seconds, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            pause(LOOK_AGAIN_MILLIS);
            found = look.get();
        }
        return found.orElseThrow(() -> new StepFailed("waited %d s in vain for %s".formatted(seconds, what)));
    }

    static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }

    /** A step of the tour that did not hold. */
    static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepFailed(String message) {
            super(message);
        }
    }
}
