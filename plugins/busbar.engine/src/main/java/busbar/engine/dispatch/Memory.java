package busbar.engine.dispatch;

import java.util.concurrent.atomic.AtomicLong;

/** What the deliveries of all lanes take in memory together, so that many slow targets do not add up. Any thread. */
final class Memory {
    private static final long BYTES_MIN = 16L << 20;
    private static final int SHARE = 8; // of the heap; the rest is for events under way, state and answers
    private final long bytesMax = Math.max(BYTES_MIN, Runtime.getRuntime().maxMemory() / SHARE);
    private final AtomicLong bytes = new AtomicLong();

    boolean hasRoom() {
        return bytes.get() < bytesMax;
    }

    /** @param more negative for what is given back */
    void take(long more) {
        bytes.addAndGet(more);
    }
}
