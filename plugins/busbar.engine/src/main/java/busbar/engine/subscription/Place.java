package busbar.engine.subscription;

import java.time.Instant;

/** Where a subscription stands, as it is kept.
 *
 *  @param first from this offset on the live reader leaves events to it
 *  @param position it gets events from here on
 *  @param until up to here; {@link #OPEN} while it is behind
 *  @param deliverFrom events before it are passed over
 *  @param openedFrom the trace has not heard of deliveries of events before it, or they are over
 *  @param told but of those before this one it has, since the last move: they were handed on, and not safe yet at the
 *      last end
 *  @param dropBefore what waits on disk of events before it is to be dropped; 0 when nothing is
 *  @param changedBy who changed it last */
record Place(boolean paused, long first, long position, long until, long deliverFrom, long openedFrom, long told,
        long dropBefore, Instant changedAt, String changedBy) {
    static final long OPEN = Long.MAX_VALUE;

    /** Behind from an offset on: the live reader leaves it all that comes. */
    static Place behind(boolean paused, long from, Instant changedAt, String changedBy) {
        return new Place(paused, from, from, OPEN, 0, from, 0, 0, changedAt, changedBy);
    }

    boolean isBehind() {
        return until == OPEN;
    }

    /** Whether there is something to do for it. */
    boolean isToRun() {
        return dropBefore > 0 || isBehind() && !paused;
    }

    /** Whether something of it changed that changes by itself. */
    boolean isElsewhereThan(Place saved) {
        return position != saved.position || until != saved.until || told != saved.told;
    }

    Place paused(boolean now, Instant at, String by) {
        return new Place(now, first, position, until, deliverFrom, openedFrom, told, dropBefore, at, by);
    }

    Place joined(long offset) {
        return new Place(paused, first, offset, offset, deliverFrom, openedFrom, told, dropBefore, changedAt,
                changedBy);
    }

    Place dropped() {
        return new Place(paused, first, position, until, deliverFrom, openedFrom, told, 0, changedAt, changedBy);
    }

    /** As it is taken up after a restart. What it had in memory then is lost, so it is behind unless it was through.
     *
     *  @param end of the log, which may have lost its own end to a damaged disk */
    Place reopened(long end) {
        boolean through = position >= until;
        return new Place(paused, Math.min(first, end), Math.min(position, end), through ? Math.min(until, end) : OPEN,
                Math.min(deliverFrom, end), Math.min(openedFrom, end), Math.min(told, end),
                Math.min(dropBefore, end), changedAt,
                changedBy);
    }
}
