package busbar.engine.subscription;

import busbar.engine.store.LaneKey;
import busbar.engine.store.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The subscriptions of one bus that somebody touched, where its live reader passes. Each event is either handed on by
 *  the live reader or got by the subscription, never both and never neither: the end of the log is read, and the place
 *  changed, under the lock under which the live reader asks. An event that it asks about before the change was on disk
 *  by then, so it lies before the end that the change sees; one at or past that end is asked about after the change. */
final class Gate {
    private static final int JOIN_MAX = 64; // events handed on while the live reader waits: some milliseconds
    private final BusLog log;
    private final Map<LaneKey, Progress> all = new HashMap<>();

    Gate(BusLog log) {
        this.log = log;
    }

    BusLog log() {
        return log;
    }

    synchronized Way way(LaneKey key, long offset) {
        Progress progress = all.get(key);
        return progress == null ? Way.LIVE : progress.way(offset);
    }

    synchronized Optional<Progress> find(LaneKey key) {
        return Optional.ofNullable(all.get(key));
    }

    synchronized List<Progress> all() {
        return List.copyOf(all.values());
    }

    synchronized void add(Progress progress) {
        all.put(progress.key, progress);
    }

    synchronized void remove(Progress progress) {
        all.remove(progress.key);
    }

    /** @param change is given the end of the log */
    synchronized void change(Progress progress, LongFunction<Place> change) {
        Place place = change.apply(log.end());
        progress.reading.moveTo(place.position());
        progress.place(place);
    }

    /** What was there before is dropped. */
    synchronized void dropped(Progress progress) {
        progress.place(progress.place().dropped());
    }

    /** How far a subscription may read: it never overtakes the live reader. */
    synchronized long readable(Progress progress) {
        return Math.max(log.handedOn(), progress.heldUpTo());
    }

    /** Hands the last events on and lets the live reader go on from there, where it is so near that it can wait.
     *
     *  @return whether it is so near; a subscription that could not come to the end goes on being behind */
    synchronized boolean join(Progress progress, Predicate<StoredEvent> sink, BooleanSupplier goesOn) {
        long end = Math.max(progress.reading.position(), readable(progress));
        if (end - progress.reading.position() > JOIN_MAX) {
            return false;
        }
        long before;
        do {
            before = progress.reading.position();
            progress.reading.next(end, sink, goesOn);
        } while (progress.reading.position() > before);
        if (progress.reading.position() >= end) {
            progress.place(progress.place().joined(end));
        }
        return true;
    }
}
