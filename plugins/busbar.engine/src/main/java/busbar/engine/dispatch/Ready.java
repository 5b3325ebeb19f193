package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Deliveries of one lane that are in memory and may be tried. Guarded by its lane. */
final class Ready {
    static final int MAX = 256; // deliveries; a target slower than its events makes rows
    private static final long BYTES_MAX = 32L << 20; // of one lane, so that large events make rows sooner
    private static final int OVERHEAD = 1_024; // an event's fields, its deliveries
    private static final int TREE = 4; // a parsed event takes some times its bytes
    private final Memory memory;
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private long bytes;
    private long added;
    private long addedBefore; // the last look

    Ready(Memory memory) {
        this.memory = memory;
    }

    /** Room for one there always is, so that every lane goes on. */
    boolean hasRoom() {
        return queue.isEmpty() || queue.size() < MAX && bytes < BYTES_MAX && memory.hasRoom();
    }

    /** How many more may come. */
    int room() {
        if (!hasRoom()) {
            return 0;
        }
        return memory.hasRoom() ? MAX - queue.size() : 1;
    }

    void add(Delivery delivery) {
        queue.add(delivery);
        count(bytes(delivery));
        added++;
    }

    /** The oldest; null when there is none. */
    Delivery poll() {
        Delivery delivery = queue.poll();
        if (delivery != null) {
            count(-bytes(delivery));
        }
        return delivery;
    }

    /** Whether something that is no row may have been here since this was asked before. */
    boolean lags() {
        boolean lags = added - queue.size() < addedBefore && unwritten() > 0;
        addedBefore = added;
        return lags;
    }

    /** Takes all that are no rows, the oldest first. */
    List<Delivery> takeUnwritten() {
        List<Delivery> taken = queue.stream().filter(Ready::isUnwritten).toList();
        queue.removeIf(Ready::isUnwritten);
        taken.forEach(delivery -> count(-bytes(delivery)));
        return taken;
    }

    private void count(long more) {
        bytes += more;
        memory.take(more);
    }

    /** What a delivery takes in memory, about. */
    static long bytes(Delivery delivery) {
        return OVERHEAD + (long) TREE * delivery.event().event().data().bytes().length;
    }

    int size() {
        return queue.size();
    }

    /** How many of these are no rows. */
    int unwritten() {
        return (int) queue.stream().filter(Ready::isUnwritten).count();
    }

    private static boolean isUnwritten(Delivery delivery) {
        return delivery.row() == 0;
    }

    void clear() {
        while (poll() != null) {
            // until it is empty
        }
    }
}
