package busbar.engine;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** Waits for what happens in the background. */
final class Waits {
    private static final long PATIENCE_MILLIS = 30_000;

    private Waits() {
    }

    static void await(String what, BooleanSupplier holds) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!holds.getAsBoolean()) {
            Assertions.assertTrue(System.currentTimeMillis() < end, "waited in vain for " + what);
            sleep(10);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
