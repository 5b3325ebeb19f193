package busbar.engine.store;

import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the cursor of a bus from passing an event while something of it is known only in memory. Any thread. */
public final class Hold {
    private final AtomicInteger holders = new AtomicInteger(1);
    private final Runnable whenFree;

    /** Held once, by who makes it. */
    public Hold(Runnable whenFree) {
        this.whenFree = whenFree;
    }

    /** A hold that keeps nothing, for events whose deliveries are rows already. */
    public static Hold none() {
        return new Hold(() -> {
        });
    }

    public void retain() {
        holders.incrementAndGet();
    }

    public void release() {
        if (holders.decrementAndGet() == 0) {
            whenFree.run();
        }
    }
}
