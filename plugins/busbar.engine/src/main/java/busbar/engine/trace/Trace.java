package busbar.engine.trace;

import busbar.api.TraceFeed;
import busbar.api.event.Event;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witness that remembers. */
public final class Trace implements Witness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);
    private static final int QUEUE_MAX = 50_000; // steps not yet kept, about 25 MB
    private static final int GROUP_MAX = 4_000; // steps of one commit
    private static final long GATHER_NANOS = 10_000_000;
    private static final long PRUNE_EVERY_MILLIS = 60_000;
    private static final Duration SETTLE_MAX = Duration.ofSeconds(2); // the trace may lag, the cursors must not
    private static final long SETTLE_LOOK_NANOS = 2_000_000;
    private final TraceStore store;
    private final Clock clock;
    private final Followers followers = new Followers();
    private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final AtomicLong leftOut = new AtomicLong();
    private final LongAdder offered = new LongAdder();
    private final Thread thread;
    private long seq;
    private long pruneAt; // owned by the thread
    private long gatherUntilNanos = System.nanoTime(); // owned by the thread
    private volatile long kept; // written by the thread
    private volatile boolean closed;

    /** What is kept of an event; not the event itself, which may be large.
     *
     *  @param position of the event that it is, or that it brings home */
    record Subject(long bus, long position, boolean home, String id, String source, String type, String subject,
            Instant receivedAt) {

        static Subject of(StoredEvent stored) {
            Event event = stored.event();
            return new Subject(stored.bus().number(), stored.via().origin(),
                    stored.via().origin() != stored.offset(), event.id(), event.source(), event.type(),
                    event.subject().orElse(""), stored.receivedAt());
        }
    }

    /** A step of an event, or a delivery of it that was opened. */
    record Seen(Subject event, Optional<TraceStep> step, Standing opened) {

        Seen(StoredEvent event, TraceStep step) {
            this(Subject.of(event), Optional.of(step), Standing.NEW);
        }

        static Seen opened(StoredEvent event, Standing standing) {
            return new Seen(Subject.of(event), Optional.empty(), standing);
        }
    }

    public Trace(TraceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.seq = store.lastSeq();
        thread = Thread.ofPlatform().daemon().name("trace").start(this::keep);
    }

    @Override
    public void saw(Sight sight) {
        synchronized (this) {
            TraceStep step = step(sight, ++seq);
            followers.tell(step);
            offer(new Seen(sight.event(), step));
        }
    }

    /** Counts a delivery of an event among those that its status is made of. */
    public synchronized void opened(StoredEvent event, Standing standing) {
        offer(Seen.opened(event, standing));
    }

    private void offer(Seen seen) {
        if (queue.offer(seen)) {
            offered.increment();
        } else {
            leftOut.incrementAndGet();
        }
    }

    /** Waits a while for what was seen so far to be on disk, so that a kill after this does not lose it. */
    public void settle() {
        long until = offered.sum();
        long end = System.nanoTime() + SETTLE_MAX.toNanos();
        while (kept < until && thread.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(SETTLE_LOOK_NANOS);
        }
    }

    private TraceStep step(Sight sight, long number) {
        StoredEvent event = sight.event();
        return new TraceStep(number, event.bus().name(), event.event().id(), event.event().source(),
                event.event().type(), clock.instant(), sight.action(), sight.rule(), sight.target(), sight.attempt(),
                sight.endpoint(), sight.status(), sight.latency());
    }

    /** @param listener is called by a thread of its own until the feed is closed */
    public TraceFeed follow(TraceFilter filter, TraceFeed.Listener listener) {
        return followers.add(filter, listener);
    }

    private void keep() {
        List<Seen> group = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                Seen first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    gather(group);
                    store.add(group);
                }
                prune();
                sayWhatIsMissing();
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("[{}] steps could not be kept; events go on", group.size(), e);
            }
            kept += group.size();
            group.clear();
        }
    }

    /** A commit costs as much as some 20 steps, so what follows another closely waits a moment for company. */
    private void gather(List<Seen> group) throws InterruptedException {
        long wait = gatherUntilNanos - System.nanoTime();
        if (wait > 0 && !closed && queue.size() < GROUP_MAX / 4) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        queue.drainTo(group, GROUP_MAX - 1);
        gatherUntilNanos = System.nanoTime() + GATHER_NANOS;
    }

    private void prune() {
        if (clock.millis() >= pruneAt && !closed) {
            pruneAt = clock.millis() + PRUNE_EVERY_MILLIS;
            store.prune(clock.instant());
        }
    }

    private void sayWhatIsMissing() {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            LOG.warn("trace was too slow and left out [{}] steps; no event is affected", missing);
        }
    }

    /** Keeps what it saw, then ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        followers.close();
    }
}
