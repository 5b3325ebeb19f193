package busbar.engine.channel;

import java.time.Duration;
import java.util.TreeSet;

/** Where reading would go on after a crash: before the first event of which something is known only in memory.
 *  Any thread. */
final class Cursor {
    private final TreeSet<Long> held = new TreeSet<>(); // bounded by what lanes hold in memory
    private long next;

    Cursor(long next) {
        this.next = next;
    }

    synchronized void hold(long offset) {
        held.add(offset);
    }

    synchronized void free(long offset) {
        held.remove(offset);
    }

    /** Everything before this offset was read. */
    synchronized void readUpTo(long offset) {
        if (offset > next) {
            next = offset;
            notifyAll();
        }
    }

    /** Goes on elsewhere; what is held stays held. */
    synchronized void moveTo(long offset) {
        next = offset;
        notifyAll();
    }

    /** Whether it is still to be read, or something is known of it only in memory. */
    synchronized boolean isUnderWay(long offset) {
        return offset >= next || held.contains(offset);
    }

    synchronized long next() {
        return next;
    }

    synchronized long safe() {
        return held.isEmpty() ? next : Math.min(next, held.first());
    }

    /** @return whether everything before the offset was read; false after the timeout */
    synchronized boolean awaitRead(long offset, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (next < offset && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return next >= offset;
    }
}
