package busbar.engine.dispatch;

import busbar.engine.store.LaneKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings rows of one lane back into memory where there is room, in the background, one look after the other. Guarded
 *  by the lane, which is not locked while the disk is asked. */
final class RowSearch {
    private static final Logger LOG = LoggerFactory.getLogger(RowSearch.class);
    private static final int LOOK_MAX = 64; // rows read at once
    private final Lane lane;
    private final LaneKey key;
    private final Stops stops;
    private final Crew crew;
    private final Clock clock;
    private final Ready ready;
    private final Spills spills;
    private long spillsBefore; // of events read again after the start; known when all were
    private boolean rowsLeft; // rows may be due that found no room here
    private boolean look; // once more
    private boolean looking;

    /** @param rows whether some may wait on disk from before */
    RowSearch(Lane lane, Stops stops, Crew crew, Clock clock, Ready ready, Spills spills, boolean rows) {
        this.lane = lane;
        this.key = lane.key();
        this.stops = stops;
        this.crew = crew;
        this.clock = clock;
        this.ready = ready;
        this.spills = spills;
        this.spillsBefore = rows ? Long.MAX_VALUE : 0;
    }

    /** Looks, or once more where it is looking. The lane is locked. */
    void begin() {
        look = true;
        if (!looking && lane.begins()) {
            looking = true;
            crew.run(this::look);
        }
    }

    /** Where others are left on disk, one more is looked for with them. The lane is locked. */
    void rowCame() {
        if (!rowsLeft) {
            begin();
        }
    }

    /** The lane is locked. */
    void deliveryWent() {
        if (rowsLeft && ready.size() <= Ready.MAX / 2) {
            rowsLeft = false;
            begin();
        }
    }

    /** The lane is locked. */
    boolean isOver() {
        return !looking;
    }

    private void look() {
        try {
            lookForRows();
        } catch (RuntimeException e) {
            LOG.error("what waits for [{}] could not be read, trying again", key, e);
            synchronized (lane) {
                looking = false;
            }
            crew.afterTrouble(lane::wake);
        }
    }

    private void lookForRows() {
        boolean ordered = lane.isOrdered();
        if (!mayBegin(ordered)) {
            return;
        }
        int most = lane.concurrency();
        boolean again = true;
        while (again) {
            Set<Long> without;
            int room;
            synchronized (lane) {
                look = false;
                without = lane.claimed();
                room = Math.min(LOOK_MAX, ready.room());
                if (room == 0) {
                    rowsLeft = true; // what is in memory goes on, and a delivery that goes looks again
                    looking = false;
                    return;
                }
            }
            Instant now = clock.instant();
            again = take(stops.waiting(key, without, now, room, ordered), most, ordered);
            if (!again) {
                stops.nextDue(key, now).ifPresent(due -> crew.wake(lane, due));
            }
        }
    }

    /** Where order counts, rows from before the start wait until all older events are read again and lie beside them.
     *  Rows reach the disk in the order in which they were spilled, but for what was moved there from memory. */
    private boolean mayBegin(boolean ordered) {
        boolean early;
        do {
            synchronized (lane) {
                look = false;
            }
            boolean readAgain = stops.isReadAgain(key);
            synchronized (lane) {
                spillsBefore = readAgain && spillsBefore == Long.MAX_VALUE ? spills.begun() : spillsBefore;
                early = lane.isHeld() || ordered && (!spills.areDone(spillsBefore) || spills.areMoving());
                looking = !early || look && !lane.isHeld();
            }
        } while (early && looking);
        return !early;
    }

    /** @return whether to look again at once */
    private boolean take(Stops.Found found, int most, boolean ordered) {
        synchronized (lane) {
            if (lane.isHeld()) {
                looking = false;
                return false;
            }
            lane.take(found.deliveries(), ordered, most, found.all() && spills.areDone() && !look);
            rowsLeft = !found.all();
            looking = !lane.isClosed() && (look || !found.all());
            return looking;
        }
    }
}
