package busbar.engine.dispatch;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.engine.store.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The deliveries of one target: a few in memory, the rest as rows. Any thread; no lock is held while calling out. */
final class Lane {
    private static final int READY_MAX = 256; // deliveries in memory; a target slower than its events makes rows
    private static final long READY_BYTES_MAX = 8L << 20; // of their data, so that large events make rows sooner
    private static final int LOOK_MAX = 64; // rows read at once
    private final LaneKey key;
    private final Stops stops;
    private final Crew crew;
    private final Clock clock;
    private final Deque<Delivery> ready = new ArrayDeque<>();
    private final Set<Long> claimed = new HashSet<>(); // rows that are in ready or being tried
    private long readyBytes;
    private int running;
    private int spilling; // rows on their way to the disk
    private boolean spilled; // rows come before new deliveries
    private boolean rowsLeft; // rows may be due that found no room here
    private boolean look;
    private boolean looking;
    private boolean closed;

    /** Who works for lanes. */
    interface Crew {
        void run(Runnable work);

        void wake(Lane lane, Instant at);

        /** Tries a delivery once and does what follows. */
        void attempt(Lane lane, Delivery delivery);
    }

    /** @param rows whether deliveries of this lane may wait on disk from before */
    Lane(LaneKey key, Stops stops, Crew crew, Clock clock, boolean rows) {
        this.key = key;
        this.stops = stops;
        this.crew = crew;
        this.clock = clock;
        this.spilled = rows;
    }

    LaneKey key() {
        return key;
    }

    Optional<EventTarget> target() {
        return stops.target(key.bus(), key.rule(), key.target());
    }

    /** Takes a new delivery, in memory where there is room and nothing older waits on disk. */
    void add(Delivery delivery) {
        delivery.event().hold().retain();
        int most = concurrency();
        synchronized (this) {
            if (!spilled && ready.size() < READY_MAX && readyBytes < READY_BYTES_MAX) {
                push(delivery);
                startWorkers(most);
                return;
            }
            spilled = true;
            spilling++;
        }
        stops.wait(delivery, clock.instant(), true).whenComplete((row, problem) -> spilled(delivery, problem == null));
    }

    /** What could not be kept stays held, so that it is read again from the log. */
    private void spilled(Delivery delivery, boolean kept) {
        if (kept) {
            delivery.event().hold().release();
        }
        synchronized (this) {
            spilling--;
        }
        wake();
    }

    /** Takes a delivery again that could neither be made nor kept. */
    void addAgain(Delivery delivery) {
        int most = concurrency();
        synchronized (this) {
            push(delivery);
            startWorkers(most);
        }
    }

    /** Looks for rows that may be tried, in the background. */
    synchronized void wake() {
        look = true;
        notifyAll();
        if (!looking && !closed) {
            looking = true;
            crew.run(this::look);
        }
    }

    private void look() {
        boolean ordered = isOrdered();
        int most = concurrency();
        Instant now = clock.instant();
        boolean again = true;
        while (again) {
            Set<Long> without;
            int room;
            synchronized (this) {
                look = false;
                without = Set.copyOf(claimed);
                room = readyBytes < READY_BYTES_MAX ? Math.min(LOOK_MAX, READY_MAX - ready.size()) : 0;
            }
            now = clock.instant();
            List<Delivery> found = room == 0 ? List.of() : stops.waiting(key, without, now, room, ordered);
            again = take(found, room, most);
        }
        stops.nextDue(key, now).ifPresent(due -> crew.wake(this, due));
    }

    /** @return whether to look again at once */
    private synchronized boolean take(List<Delivery> found, int room, int most) {
        for (Delivery delivery : found) {
            if (claimed.add(delivery.row())) {
                push(delivery);
            }
        }
        startWorkers(most);
        boolean all = room > 0 && found.size() < room;
        rowsLeft = !all;
        spilled = spilled && (!all || spilling > 0 || look);
        boolean again = !closed && (look || room > 0 && !all);
        looking = again;
        return again;
    }

    boolean isOrdered() {
        return target().filter(t -> t.tolerance() == ErrorsTolerance.NONE).isPresent();
    }

    private int concurrency() {
        return target().map(t -> t.tolerance() == ErrorsTolerance.NONE ? 1 : t.concurrencyMax()).orElse(1);
    }

    private void push(Delivery delivery) {
        ready.add(delivery);
        readyBytes += bytes(delivery);
    }

    private static long bytes(Delivery delivery) {
        return delivery.event().event().data().bytes().length;
    }

    private void startWorkers(int most) {
        for (int waiting = ready.size(); waiting > 0 && running < most && !closed; waiting--) {
            running++;
            crew.run(this::work);
        }
    }

    private void work() {
        Optional<Delivery> next = next();
        while (next.isPresent()) {
            crew.attempt(this, next.get());
            next = next();
        }
    }

    private synchronized Optional<Delivery> next() {
        Delivery delivery = closed ? null : ready.poll();
        if (delivery == null) {
            running--;
        } else {
            readyBytes -= bytes(delivery);
        }
        if (rowsLeft && ready.size() <= READY_MAX / 2) {
            rowsLeft = false;
            wake();
        }
        return Optional.ofNullable(delivery);
    }

    /** The row is tried already. */
    synchronized void claim(long row) {
        claimed.add(row);
    }

    /** The row of a delivery may be found again when it is due. */
    synchronized void letGo(Delivery delivery) {
        claimed.remove(delivery.row());
    }

    /** Waits for the retry of an ordered lane; ends early when someone wakes the lane, or it is closed. */
    synchronized boolean pauseUntil(Instant due) {
        look = false;
        long millis = Duration.between(clock.instant(), due).toMillis();
        while (millis > 0 && !look && !closed) {
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            millis = Duration.between(clock.instant(), due).toMillis();
        }
        return !closed;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whether nothing of it is under way. */
    synchronized boolean isIdle() {
        return running == 0 && ready.isEmpty() && !looking;
    }

    /** Starts nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
