package busbar.engine.trace;

import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Seldom;
import busbar.engine.store.Standing;
import busbar.engine.store.StoreException;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witness that remembers. What it sees is gathered event by event and kept by a thread of its own, a group at
 *  once, so that an event that is soon over is written once. */
public final class Trace implements Witness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);
    private static final Duration GATHER = Duration.ofMillis(50); // from one commit to the next, under load
    private static final Duration LOOK = Duration.ofMillis(200); // while nothing happens
    private static final Duration ROOM_MAX = Duration.ofSeconds(2); // a crowd of 20,000 events is kept in one
    private static final Duration SETTLE_MAX = Duration.ofSeconds(2); // the trace may lag, the cursors must not
    private static final long PRUNE_EVERY_MILLIS = 60_000;
    private final TraceStore store;
    private final Clock clock;
    private final Followers followers = new Followers();
    private final LongAdder leftOut = new LongAdder();
    private final Seldom slow = new Seldom();
    private final Seldom broken = new Seldom();
    private final Thread thread;
    private final Map<Long, Long> reached = new HashMap<>(); // by bus: where the arrivals of closed groups ended
    private Gathered gathered = new Gathered(this::reached);
    private volatile boolean crowded; // changed under the lock
    private boolean stuck; // waiting for room was in vain, and nothing was kept since
    private Optional<Gathered> writing = Optional.empty(); // until it is on disk
    private long seq;
    private long taken; // steps and openings that were gathered since the start
    private long kept; // of those, as many are on disk or given up
    private boolean hurry;
    private boolean closed;
    private long pruneAt; // owned by the thread
    private long gatherUntilNanos = System.nanoTime(); // owned by the thread

    /** @param upTo {@link #taken} when it was closed */
    private record Group(Gathered seen, long upTo) {
    }

    public Trace(TraceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.seq = store.lastSeq();
        thread = Thread.ofPlatform().daemon().name("trace").start(this::keep);
    }

    @Override
    public synchronized void saw(Sight sight) {
        Instant now = clock.instant();
        seq++;
        if (followers.areAny()) {
            followers.tell(step(sight, seq, now));
        }
        if (hasRoom(gathered.hasRoomFor(sight.action()))) {
            gathered.saw(sight, seq, now);
            noteCrowd();
        }
    }

    private void noteCrowd() {
        if (!crowded && gathered.isCrowded()) {
            crowded = true;
            notifyAll();
        }
    }

    /** Counts a delivery of an event among those that its status is made of. */
    public synchronized void opened(StoredEvent event, Standing standing) {
        if (hasRoom(gathered.hasRoom())) {
            gathered.opened(event, standing);
        }
    }

    /** Whether a step of an event tells of a rule. Asks the disk. Where that does not answer it is taken for told. */
    public boolean tellsOf(StoredEvent event, String rule) {
        synchronized (this) {
            if (gathered.tellsOf(event, rule) || writing.filter(seen -> seen.tellsOf(event, rule)).isPresent()) {
                return true;
            }
        }
        try {
            return store.tellsOf(event.bus(), event.via().origin(), rule);
        } catch (StoreException e) {
            LOG.debug("the trace of [{}] cannot be asked", event.event().id(), e);
            return true;
        }
    }

    /** Number of the last step seen. */
    public synchronized long lastSeq() {
        return seq;
    }

    /** Whether the last that the disk knew of a delivery was that it is held back, and nobody said since that it was
     *  skipped; false where the disk does not answer.
     *
     *  @param seq of the last step that counts */
    public boolean wasHeld(StoredEvent event, LaneKey lane, long seq) {
        try {
            return store.wasHeld(event.via().origin(), lane, seq);
        } catch (StoreException e) {
            LOG.debug("the trace of [{}] cannot be asked", event.event().id(), e);
            return false;
        }
    }

    private boolean hasRoom(boolean has) {
        if (!has) {
            leftOut.increment();
            return false;
        }
        taken++;
        if (gathered.isEmpty()) {
            notifyAll();
        }
        return true;
    }

    /** How many steps were not kept since the start, because more came than the disk takes. */
    public long leftOut() {
        return leftOut.sum();
    }

    /** Where that cannot be asked all is told to be missing, which costs a look at the log and no event. */
    private long reached(long bus) {
        try {
            return reached.computeIfAbsent(bus, store::reached);
        } catch (StoreException e) {
            return 0;
        }
    }

    /** Waits while more is seen than the disk takes, so that nothing is left out; for whoever brings new events and can
     *  leave them in the log meanwhile. Where the disk does not go on within two seconds nobody waits again before it
     *  does. */
    public void awaitRoom() {
        if (crowded) {
            awaitRoomNow();
        }
    }

    private synchronized void awaitRoomNow() {
        long end = System.nanoTime() + ROOM_MAX.toNanos();
        notifyAll();
        while (gathered.isCrowded() && !stuck && !closed && waitUntil(end)) {
            // not yet
        }
        stuck = gathered.isCrowded() && !Thread.currentThread().isInterrupted();
    }

    /** Waits a while for what was seen so far to be on disk, so that a kill after this does not lose it. */
    public synchronized void settle() {
        long until = taken;
        long end = System.nanoTime() + SETTLE_MAX.toNanos();
        hurry = kept < until;
        notifyAll();
        while (kept < until && thread.isAlive() && waitUntil(end)) {
            // not yet
        }
    }

    private static TraceStep step(Sight sight, long number, Instant now) {
        StoredEvent event = sight.event();
        return new TraceStep(number, event.bus().name(), event.event().id(), event.event().source(),
                event.event().type(), now, sight.action(), sight.rule(), sight.target(), sight.attempt(),
                sight.endpoint(), sight.status(), sight.latency());
    }

    /** @param listener is called by a thread of its own until the feed is closed */
    public TraceFeed follow(TraceFilter filter, TraceFeed.Listener listener) {
        return followers.add(filter, listener);
    }

    private void keep() {
        long missing = 0;
        Group group = next();
        while (!group.seen().isEmpty() || !isClosed()) {
            keep(group);
            long all = leftOut();
            sayWhatIsMissing(all - missing);
            missing = all;
            group = next();
        }
    }

    private void keep(Group group) {
        boolean added = group.seen().isEmpty();
        try {
            if (!added) {
                store.add(group.seen());
                added = true;
            }
            prune(group.seen().events().size());
            broken.end();
        } catch (RuntimeException e) {
            sayWhatIsBroken(group.seen().steps(), e);
        }
        kept(group, added);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void kept(Group group, boolean added) {
        if (!added) {
            gathered.missed(group.seen());
        }
        kept = group.upTo();
        writing = Optional.empty();
        notifyAll();
    }

    /** Waits a while for something to keep; what follows another closely waits a moment for company, for a commit costs
     *  as much as some events, and an event that comes in two groups is written twice. */
    private synchronized Group next() {
        long look = System.nanoTime() + LOOK.toNanos();
        while (gathered.isEmpty() && !closed && waitUntil(look)) {
            // nothing happens
        }
        while (!gathered.isCrowded() && !hurry && !closed && waitUntil(gatherUntilNanos)) {
            // more comes
        }
        hurry = false;
        gatherUntilNanos = System.nanoTime() + GATHER.toNanos();
        Group next = new Group(gathered, taken);
        writing = Optional.of(gathered);
        gathered.reaches().forEach((bus, reach) -> reached.put(bus, reach.until()));
        gathered = new Gathered(this::reached);
        crowded = false;
        stuck = false;
        notifyAll();
        return next;
    }

    /** @return false when it is that late */
    private boolean waitUntil(long nanos) {
        long millis = (nanos - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            return false;
        }
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param added events since the last time */
    private void prune(int added) {
        if (isClosed()) {
            return;
        }
        if (store.pruning().isOver() && clock.millis() >= pruneAt) {
            pruneAt = clock.millis() + PRUNE_EVERY_MILLIS;
            store.pruning().begin(clock.instant());
        }
        store.pruning().some(added);
    }

    private void sayWhatIsBroken(long steps, RuntimeException e) {
        long untold = broken.count(Math.max(1, steps));
        if (untold > 0) {
            LOG.error("[{}] steps of the trace could not be kept; no event is affected", untold, e);
        }
    }

    private void sayWhatIsMissing(long more) {
        long untold = slow.count(more);
        if (untold > 0) {
            LOG.warn("the trace was too slow and left out [{}] steps, [{}] since the start; no event is affected",
                    untold, leftOut());
        }
    }

    /** Keeps what it saw, then ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        followers.close();
    }
}
