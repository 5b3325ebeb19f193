package busbar.engine.channel;

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
        next = Math.max(next, offset);
    }

    synchronized long safe() {
        return held.isEmpty() ? next : Math.min(next, held.first());
    }
}
