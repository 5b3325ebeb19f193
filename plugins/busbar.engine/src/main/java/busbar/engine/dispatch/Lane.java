package busbar.engine.dispatch;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The deliveries of one target: a few in memory, the rest as rows. Any thread; no lock is held while calling out. */
final class Lane {
    private static final long ROOM_PATIENCE_MILLIS = 200;
    private final LaneKey key;
    private final Stops stops;
    private final Crew crew;
    private final Ready ready;
    private final Spills spills;
    private final RowSearch search;
    private final Trouble trouble;
    private final Standstill standstill;
    private final Set<Long> claimed = new HashSet<>(); // rows that are in ready or being tried
    private long trying = -1; // offset of what was begun last; where order counts, of all that is being tried
    private int running;
    private boolean spilled; // rows come before new deliveries
    private volatile long added; // changed under the lock
    private boolean ended; // its rule is gone; another lane takes what comes for a new one
    private boolean held; // begins nothing
    private boolean closed;
    private volatile int era; // counts how often the lane was emptied

    /** @param rows whether deliveries of this lane may wait on disk from before */
    Lane(LaneKey key, Stops stops, Crew crew, Clock clock, Memory memory, boolean rows) {
        this.key = key;
        this.stops = stops;
        this.crew = crew;
        this.ready = new Ready(memory);
        this.trouble = new Trouble(key, stops);
        this.standstill = new Standstill(this, clock);
        this.spills = new Spills(this, stops, crew, clock, memory);
        this.search = new RowSearch(this, stops, crew, clock, ready, spills, rows);
        this.spilled = rows;
    }

    LaneKey key() {
        return key;
    }

    Trouble trouble() {
        return trouble;
    }

    Standstill standstill() {
        return standstill;
    }

    Optional<EventTarget> target() {
        return stops.target(key.bus(), key.rule(), key.target());
    }

    /** Takes a new delivery, in memory where there is room and nothing older waits on disk.
     *
     *  @return false where the lane has ended and took nothing */
    boolean add(Delivery delivery) {
        int most = concurrency();
        synchronized (this) {
            if (ended) {
                return false;
            }
            added++;
            delivery.event().hold().retain();
            if (!spills.awaitDisk()) {
                return true; // held, so that it is read again after the next start
            }
            if (!held && !spilled && ready.hasRoom()) {
                ready.add(delivery);
                startWorkers(most);
                return true;
            }
            spilled = true;
            spills.begin(delivery);
        }
        spills.write(delivery, () -> { });
        return true;
    }

    /** Waits a while for a place in memory, for those who can wait with what they bring.
     *
     *  @return whether there is one */
    synchronized boolean awaitRoom() throws InterruptedException {
        if (!hasRoom() && !held && !closed) {
            wait(ROOM_PATIENCE_MILLIS);
        }
        return hasRoom();
    }

    /** Whether a new delivery finds a place in memory. */
    synchronized boolean hasRoom() {
        return !held && !closed && !spilled && ready.hasRoom();
    }

    /** How many deliveries wait that are no rows yet. */
    synchronized int waiting() {
        return ready.unwritten() + spills.underWay();
    }

    /** Takes a delivery again that could neither be made nor kept. */
    void addAgain(Delivery delivery) {
        int most = concurrency();
        synchronized (this) {
            if (!held) {
                ready.add(delivery);
                startWorkers(most);
                return;
            }
            if (delivery.row() != 0) {
                claimed.remove(delivery.row());
                return;
            }
            spills.beginMove(List.of(delivery));
        }
        spills.move(List.of(delivery));
    }

    /** Begins no delivery any more, until it may {@link #goOn}; what is in memory goes to disk, so that no cursor waits
     *  for it. */
    void hold() {
        List<Delivery> memory;
        synchronized (this) {
            held = true;
            memory = leaveMemory();
            for (Delivery row = ready.poll(); row != null; row = ready.poll()) {
                claimed.remove(row.row());
            }
            notifyAll();
        }
        spills.move(memory);
    }

    /** What has waited in memory since the last call goes to disk, so that no cursor waits for a slow target. */
    void relieve() {
        List<Delivery> memory = List.of();
        synchronized (this) {
            if (!held && !closed && ready.lags()) {
                memory = leaveMemory();
            }
        }
        spills.move(memory);
    }

    private List<Delivery> leaveMemory() {
        spilled = true;
        return spills.beginMove(ready.takeUnwritten());
    }

    /** As {@link #hold}; a failure of what is under way is not tried again. Who calls this takes the rows away. */
    void empty() {
        synchronized (this) {
            era++;
        }
        hold();
    }

    /** Whether all that was in memory is on disk. Waits a while for it. */
    synchronized boolean awaitDisk() throws InterruptedException {
        if (!spills.areDone() && !closed) {
            wait(ROOM_PATIENCE_MILLIS);
        }
        return spills.areDone();
    }

    void goOn() {
        synchronized (this) {
            held = false;
        }
        wake();
    }

    /** Looks for rows that may be tried, in the background. */
    synchronized void wake() {
        notifyAll();
        search.begin();
    }

    /** A row more lies on disk. */
    synchronized void rowCame() {
        notifyAll();
        search.rowCame();
    }

    /** As {@link #wake}; the event that all others wait for waits no longer. */
    synchronized void hurry() {
        standstill.end();
        wake();
    }

    /** Rows that are in memory or being tried. The lane is locked. */
    Set<Long> claimed() {
        return Set.copyOf(claimed);
    }

    /** Takes rows from the disk, but for one that became a row while it is tried. The lane is locked.
     *
     *  @param last whether none is left there */
    void take(List<Delivery> rows, boolean ordered, int most, boolean last) {
        for (Delivery row : rows) {
            boolean tried = ordered && row.event().offset() == trying;
            if (!tried && claimed.add(row.row())) {
                ready.add(row);
            }
        }
        startWorkers(most);
        spilled = spilled && !last;
        notifyAll();
    }

    boolean isOrdered() {
        return target().filter(t -> t.tolerance() == ErrorsTolerance.NONE).isPresent();
    }

    int concurrency() {
        return target().map(t -> t.tolerance() == ErrorsTolerance.NONE ? 1 : t.concurrencyMax()).orElse(1);
    }

    private void startWorkers(int most) {
        for (int waiting = ready.size(); waiting > 0 && running < most && !closed; waiting--) {
            running++;
            crew.run(this::work);
        }
    }

    private void work() {
        Optional<Turn> next = next();
        while (next.isPresent()) {
            Turn turn = next.get();
            crew.attempt(this, turn.delivery(), () -> turn.era() == era);
            next = next();
        }
    }

    /** A delivery whose turn came, and the lane's era then. */
    private record Turn(Delivery delivery, int era) {
    }

    private synchronized Optional<Turn> next() {
        Delivery delivery = closed || held ? null : ready.poll();
        trying = delivery == null ? -1 : delivery.event().offset();
        running -= delivery == null ? 1 : 0;
        search.deliveryWent();
        if (ready.size() == Ready.MAX / 2 || ready.size() == 0) {
            notifyAll(); // who awaits room
        }
        return delivery == null ? Optional.empty() : Optional.of(new Turn(delivery, era));
    }

    /** The row is tried already. */
    synchronized void claim(long row) {
        claimed.add(row);
    }

    /** The row of a delivery may be found again when it is due. */
    synchronized void letGo(Delivery delivery) {
        claimed.remove(delivery.row());
        trying = -1;
        standstill.over();
    }

    /** Whether what is in memory is tried. */
    synchronized boolean begins() {
        return !closed && !held;
    }

    synchronized boolean isHeld() {
        return held;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends where its rule or target is gone and nothing waits for it, in memory or on disk.
     *
     *  @return whether it has ended */
    boolean ends() {
        if (target().isPresent()) {
            return false;
        }
        long before = added;
        boolean empty = stops.nextDue(key, Instant.EPOCH).isEmpty();
        synchronized (this) {
            boolean idle = running == 0 && ready.size() == 0 && claimed.isEmpty() && search.isOver() && spills.areDone()
                    && added == before;
            ended = ended || empty && idle && !closed;
            closed = closed || ended;
            return ended;
        }
    }

    /** Starts nothing more. */
    synchronized void close() {
        closed = true;
        ready.clear();
        notifyAll();
    }
}
