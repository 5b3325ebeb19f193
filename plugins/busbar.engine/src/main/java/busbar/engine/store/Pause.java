package busbar.engine.store;

import java.time.Duration;

/** A wait that an interrupt breaks off, after which the thread is still interrupted. */
public final class Pause {

    private Pause() {
    }

    /** @return false when it was broken off */
    public static boolean of(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
