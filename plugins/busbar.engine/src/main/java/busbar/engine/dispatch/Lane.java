package busbar.engine.dispatch;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.engine.store.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries of one target: a few in memory, the rest as rows. Any thread; no lock is held while calling out. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int LOOK_MAX = 64; // rows read at once
    private static final int UNKEPT_MAX = 64; // deliveries that the disk refused; past it the reader of the bus waits
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private final LaneKey key;
    private final Stops stops;
    private final Crew crew;
    private final Clock clock;
    private final Memory memory;
    private final Ready ready;
    private final Trouble trouble;
    private final Set<Long> claimed = new HashSet<>(); // rows that are in ready or being tried
    private int running;
    private long spillsBegun; // rows on their way to the disk, in this order
    private long spillsDone;
    private long spillsBefore = Long.MAX_VALUE; // of events read again after the start; known when all were
    private int unkept; // spills that the disk refused and that are tried again
    private boolean spilled; // rows come before new deliveries
    private boolean rowsLeft; // rows may be due that found no room here
    private boolean look;
    private boolean looking;
    private long added;
    private boolean ended; // its rule is gone; another lane takes what comes for a new one
    private boolean closed;

    /** Who works for lanes. */
    interface Crew {
        void run(Runnable work);

        void wake(Lane lane, Instant at);

        void later(Duration pause, Runnable work);

        /** Tries a delivery once and does what follows. */
        void attempt(Lane lane, Delivery delivery);
    }

    /** @param rows whether deliveries of this lane may wait on disk from before */
    Lane(LaneKey key, Stops stops, Crew crew, Clock clock, Memory memory, boolean rows) {
        this.key = key;
        this.stops = stops;
        this.crew = crew;
        this.clock = clock;
        this.memory = memory;
        this.ready = new Ready(memory);
        this.trouble = new Trouble(key);
        this.spilled = rows;
        if (!rows) {
            spillsBefore = 0; // nothing older waits
        }
    }

    LaneKey key() {
        return key;
    }

    Trouble trouble() {
        return trouble;
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
            if (!awaitDisk()) {
                return true; // held, so that it is read again after the next start
            }
            if (!spilled && ready.hasRoom()) {
                ready.add(delivery);
                startWorkers(most);
                return true;
            }
            spilled = true;
            spillsBegun++;
            memory.take(Ready.bytes(delivery));
        }
        spill(delivery, false);
        return true;
    }

    /** While the disk refuses rows, or is slower than they come, their number in memory stays bounded: the bus is not
     *  read on. */
    private boolean awaitDisk() {
        try {
            while (!closed && (unkept >= UNKEPT_MAX || spillsBegun > spillsDone && !memory.hasRoom())) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void spill(Delivery delivery, boolean again) {
        stops.wait(delivery, clock.instant(), true).whenComplete((row, problem) -> {
            if (problem == null) {
                spilled(delivery, again);
            } else {
                refused(delivery, again, problem);
            }
        });
    }

    private void spilled(Delivery delivery, boolean again) {
        delivery.event().hold().release();
        memory.take(-Ready.bytes(delivery));
        synchronized (this) {
            spillsDone++;
            unkept -= again ? 1 : 0;
        }
        wake();
    }

    private void refused(Delivery delivery, boolean again, Throwable problem) {
        boolean first;
        synchronized (this) {
            unkept += again ? 0 : 1;
            first = !again && unkept == 1;
            if (closed) {
                return; // it stays held and is read again after the next start
            }
        }
        if (first) {
            LOG.error("event [{}] for [{}] cannot wait on disk, trying again: {}", delivery.event().event().id(), key,
                    problem.toString());
        }
        crew.later(TROUBLE_PAUSE, () -> spill(delivery, true));
    }

    /** Takes a delivery again that could neither be made nor kept. */
    void addAgain(Delivery delivery) {
        int most = concurrency();
        synchronized (this) {
            ready.add(delivery);
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
        try {
            lookForRows();
        } catch (RuntimeException e) {
            LOG.error("what waits for [{}] could not be read, trying again", key, e);
            synchronized (this) {
                looking = false;
            }
            crew.later(TROUBLE_PAUSE, this::wake);
        }
    }

    private void lookForRows() {
        boolean ordered = isOrdered();
        if (!mayBegin(ordered)) {
            return;
        }
        int most = concurrency();
        Instant now;
        boolean again;
        do {
            Set<Long> without;
            int room;
            synchronized (this) {
                look = false;
                without = Set.copyOf(claimed);
                room = Math.min(LOOK_MAX, ready.room());
            }
            now = clock.instant();
            Stops.Found found = room == 0 ? Stops.Found.NONE : stops.waiting(key, without, now, room, ordered);
            again = take(found, room, most);
        } while (again);
        stops.nextDue(key, now).ifPresent(due -> crew.wake(this, due));
    }

    /** Where order counts, rows from before the start wait until all older events are read again and lie beside them.
     *  Rows reach the disk in the order in which they were spilled. */
    private boolean mayBegin(boolean ordered) {
        boolean early;
        do {
            synchronized (this) {
                look = false;
            }
            boolean readAgain = stops.isReadAgain(key.bus());
            synchronized (this) {
                spillsBefore = readAgain && spillsBefore == Long.MAX_VALUE ? spillsBegun : spillsBefore;
                early = ordered && (spillsDone < spillsBefore || unkept > 0);
                looking = !early || look;
            }
        } while (early && looking);
        return !early;
    }

    /** @return whether to look again at once */
    private synchronized boolean take(Stops.Found found, int room, int most) {
        for (Delivery delivery : found.deliveries()) {
            if (claimed.add(delivery.row())) {
                ready.add(delivery);
            }
        }
        startWorkers(most);
        boolean all = room > 0 && found.all();
        rowsLeft = !all;
        spilled = spilled && (!all || spillsBegun > spillsDone || look);
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
        }
        if (rowsLeft && ready.size() <= Ready.MAX / 2) {
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

    /** Waits where its target only fails; all workers together wait some tenths of a second at most.
     *
     *  @return false where the lane was closed meanwhile */
    boolean awaitTurn() {
        Duration pause = trouble.turn();
        try {
            if (pause.isPositive()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !pause.isPositive() || !isClosed();
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
        long before;
        synchronized (this) {
            before = added;
        }
        boolean empty = stops.nextDue(key, Instant.EPOCH).isEmpty();
        synchronized (this) {
            boolean idle = running == 0 && ready.size() == 0 && claimed.isEmpty() && !looking && unkept == 0
                    && spillsBegun == spillsDone && added == before;
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
