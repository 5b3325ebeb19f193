package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries of one lane on their way to the disk. They reach it in the order in which they were begun, but for those
 *  that it refused. Counts are guarded by the lane. */
final class Spills {
    private static final Logger LOG = LoggerFactory.getLogger(Spills.class);
    private static final int UNKEPT_MAX = 64; // deliveries that the disk refused; past it the reader of the bus waits
    private final Lane lane;
    private final Stops stops;
    private final Crew crew;
    private final Clock clock;
    private final Memory memory;
    private long begun;
    private long done;
    private int unkept; // that the disk refused and that are tried again
    private int moving; // of those begun, from memory

    Spills(Lane lane, Stops stops, Crew crew, Clock clock, Memory memory) {
        this.lane = lane;
        this.stops = stops;
        this.crew = crew;
        this.clock = clock;
        this.memory = memory;
    }

    /** While the disk refuses rows, or is slower than they come, their number in memory stays bounded: the bus is not
     *  read on. The lane is locked.
     *
     *  @return false when the wait was broken off */
    boolean awaitDisk() {
        try {
            while (!lane.isClosed() && (unkept >= UNKEPT_MAX || !areDone() && !memory.hasRoom())) {
                lane.wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Counts a delivery that is {@link #write written} next. The lane is locked. */
    void begin(Delivery delivery) {
        begun++;
        memory.take(Ready.bytes(delivery));
    }

    /** Counts what was in memory and is {@link #move moved} next. The lane is locked. @return the same */
    List<Delivery> beginMove(List<Delivery> deliveries) {
        deliveries.forEach(this::begin);
        moving += deliveries.size();
        return deliveries;
    }

    /** Whether something is on its way from memory, in no order with what else is written. The lane is locked. */
    boolean areMoving() {
        return moving > 0;
    }

    /** Writes what was in memory; the lane looks for it when it is there. No lock is held. */
    void move(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> write(delivery, this::moved));
    }

    private void moved() {
        synchronized (lane) {
            moving--;
        }
        lane.wake();
    }

    /** How many were begun so far. The lane is locked. */
    long begun() {
        return begun;
    }

    /** Whether so many are on disk, and none was refused. The lane is locked. */
    boolean areDone(long many) {
        return done >= many && unkept == 0;
    }

    /** How many are not on disk yet. The lane is locked. */
    int underWay() {
        return Math.toIntExact(begun - done);
    }

    /** The lane is locked. */
    boolean areDone() {
        return begun == done;
    }

    /** Writes it. No lock is held. @param then is run when it is there */
    void write(Delivery delivery, Runnable then) {
        write(delivery, then, false);
    }

    private void write(Delivery delivery, Runnable then, boolean again) {
        stops.spill(delivery, clock.instant()).whenComplete((row, problem) -> {
            if (problem == null) {
                kept(delivery, again);
                then.run();
                lane.rowCame();
            } else {
                refused(delivery, then, again, problem);
            }
        });
    }

    private void kept(Delivery delivery, boolean again) {
        delivery.event().hold().release();
        memory.take(-Ready.bytes(delivery));
        synchronized (lane) {
            done++;
            unkept -= again ? 1 : 0;
        }
    }

    private void refused(Delivery delivery, Runnable then, boolean again, Throwable problem) {
        boolean first;
        synchronized (lane) {
            unkept += again ? 0 : 1;
            first = !again && unkept == 1;
            if (lane.isClosed()) {
                return; // it stays held and is read again after the next start
            }
        }
        if (first) {
            LOG.error("event [{}] for [{}] cannot wait on disk, trying again: {}", delivery.event().event().id(),
                    lane.key(), problem.toString());
        }
        crew.afterTrouble(() -> write(delivery, then, true));
    }
}
