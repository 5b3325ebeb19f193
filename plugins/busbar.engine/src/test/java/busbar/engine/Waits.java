package busbar.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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

    /** Waits as long as more of them come; a backlog takes its time on a busy machine. */
    static void awaitAll(String what, Collection<String> wanted, Supplier<? extends Collection<String>> come) {
        Set<String> missing = new HashSet<>(wanted);
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!missing.isEmpty()) {
            int before = missing.size();
            missing.removeAll(new HashSet<>(come.get()));
            if (missing.size() < before) {
                end = System.currentTimeMillis() + PATIENCE_MILLIS;
            }
            Assertions.assertTrue(System.currentTimeMillis() < end, () -> "%d of %d %s never came: %s".formatted(
                    missing.size(), wanted.size(), what, missing.stream().sorted().limit(10).toList()));
            sleep(50);
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
