package busbar.engine.subscription;

import busbar.engine.store.LaneKey;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One subscription that somebody touched. */
final class Progress {
    private static final long AHEAD = 10_000; // events handed on from one save to the next, 200 ms
    final LaneKey key;
    final BusLog.Reader reading;
    final ReentrantLock verbs = new ReentrantLock(); // one change at a time
    private final long newestOnDisk;
    private volatile boolean readAgain;
    private volatile Place place; // changed under the lock of its gate
    private volatile boolean stopped;
    private volatile Place saved; // as the state knows it; changed under verbs
    private Thread thread; // guarded by verbs
    private long heldUpTo; // the live reader left events up to here; guarded by the gate

    /** @param newestOnDisk offset of the newest delivery that was on disk at the start; those before it are read again
     *      and lie beside it before one is tried where order counts */
    Progress(LaneKey key, Place place, BusLog.Reader reading, long newestOnDisk) {
        this.key = key;
        this.place = place;
        this.saved = place;
        this.reading = reading;
        this.newestOnDisk = newestOnDisk;
    }

    Place place() {
        return place;
    }

    /** The gate is locked. */
    void place(Place now) {
        place = now;
    }

    /** The gate is locked. */
    Way way(long offset) {
        if (offset < place.first() || offset >= place.until()) {
            return Way.LIVE;
        }
        heldUpTo = Math.max(heldUpTo, offset + 1);
        if (offset < reading.position()) {
            return Way.PASSED;
        }
        return offset < place.openedFrom() ? Way.LATER : Way.HELD;
    }

    boolean owes(long offset) {
        Place now = place;
        return offset >= Math.max(now.first(), now.deliverFrom()) && offset < now.until()
                && offset >= reading.safePosition();
    }

    /** The live reader left nothing from here on. The gate is locked. */
    long heldUpTo() {
        return heldUpTo;
    }

    /** Whether what its lane had in memory before the start was read again. */
    boolean isReadAgain() {
        readAgain |= !place.isBehind() || reading.position() > newestOnDisk;
        return readAgain;
    }

    /** What is on disk is dropped and need not be waited for. */
    void forgetDisk() {
        readAgain = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Guarded by verbs. */
    void run(Runnable work) {
        stopped = false;
        thread = Thread.ofVirtual().name("subscription-" + key.rule() + "-" + key.target()).start(work);
    }

    /** Ends its thread. Guarded by verbs. @return whether it ended in time */
    boolean stop(Duration patience) {
        stopped = true;
        try {
            return thread == null || thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a restart would find. */
    Place saved() {
        return saved;
    }

    /** Guarded by verbs. */
    void saved(Place now) {
        saved = now;
    }

    /** While it goes on, as far as it may come before it is saved again: what is told twice would never be over,
     *  what is not told is over the earlier. */
    private long told(Place now) {
        long ahead = stopped ? 0 : AHEAD;
        return Math.max(now.told(), Math.min(reading.position() + ahead, now.openedFrom()));
    }

    /** Where a restart is to begin: before what is known only in memory. */
    Place safe() {
        Place now = place;
        long safe = reading.safePosition();
        boolean through = !now.isBehind() && safe >= now.until();
        return new Place(now.paused(), now.first(), through ? now.until() : safe, through ? now.until() : Place.OPEN,
                now.deliverFrom(), now.openedFrom(), told(now), now.dropBefore(), now.changedAt(), now.changedBy());
    }
}
