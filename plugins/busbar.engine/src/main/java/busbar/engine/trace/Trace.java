package busbar.engine.trace;

import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witness that remembers. */
public final class Trace implements Witness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);
    private static final int QUEUE_MAX = 50_000; // steps not yet kept, about 25 MB
    private static final int GROUP_MAX = 4_000; // steps of one commit
    private static final long PRUNE_EVERY_MILLIS = 60_000;
    private final TraceStore store;
    private final Clock clock;
    private final Followers followers = new Followers();
    private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;
    private long seq;
    private volatile boolean closed;

    /** A step and the event that it belongs to. */
    record Seen(StoredEvent event, TraceStep step) {
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
            if (!queue.offer(new Seen(sight.event(), step))) {
                leftOut.incrementAndGet();
            }
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
        long pruneAt = clock.millis();
        while (!closed || !queue.isEmpty()) {
            try {
                Seen first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP_MAX - 1);
                    store.add(group);
                }
                if (clock.millis() >= pruneAt && !closed) {
                    pruneAt = clock.millis() + PRUNE_EVERY_MILLIS;
                    store.prune(clock.instant());
                }
                sayWhatIsMissing();
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("[{}] steps could not be kept; events go on", group.size(), e);
            }
            group.clear();
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
