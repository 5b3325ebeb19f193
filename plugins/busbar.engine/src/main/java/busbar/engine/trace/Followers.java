package busbar.engine.trace;

import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who follow the trace live. Each has a thread and a bound; who is slower than that misses the oldest steps. */
final class Followers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int WAITING_MAX = 10_000; // steps of one follower, about 4 MB
    private static final int STEPS_MAX = 1_000; // told at once (TraceFeed.Listener)
    private final List<Follower> all = new CopyOnWriteArrayList<>();

    TraceFeed add(TraceFilter filter, TraceFeed.Listener listener) {
        Follower follower = new Follower(filter, listener);
        all.add(follower);
        return follower;
    }

    boolean areAny() {
        return !all.isEmpty();
    }

    void tell(TraceStep step) {
        for (Follower follower : all) {
            if (follower.filter.takes(step)) {
                follower.offer(step);
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Follower::close);
    }

    private final class Follower implements TraceFeed {
        private final TraceFilter filter;
        private final Listener listener;
        private final Deque<TraceStep> waiting = new ArrayDeque<>();
        private long skipped;
        private boolean closed;

        Follower(TraceFilter filter, Listener listener) {
            this.filter = filter;
            this.listener = listener;
            Thread.ofVirtual().name("trace-follower").start(this::run);
        }

        synchronized void offer(TraceStep step) {
            if (waiting.size() == WAITING_MAX) {
                waiting.removeFirst();
                skipped++;
            }
            waiting.add(step);
            notifyAll();
        }

        private void run() {
            List<TraceStep> steps = new ArrayList<>();
            try {
                long missed = take(steps);
                while (!steps.isEmpty()) {
                    listener.steps(List.copyOf(steps), missed);
                    steps.clear();
                    missed = take(steps);
                }
            } catch (InterruptedException e) {
                close();
            } catch (RuntimeException e) {
                LOG.warn("a follower of the trace failed and is left out from now on", e);
                close();
            }
        }

        /** Waits for steps; brings none only when closed. @return how many were skipped before */
        private synchronized long take(List<TraceStep> steps) throws InterruptedException {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
            while (!closed && !waiting.isEmpty() && steps.size() < STEPS_MAX) {
                steps.add(waiting.removeFirst());
            }
            long missed = skipped;
            skipped = 0;
            return missed;
        }

        @Override
        public void close() {
            all.remove(this);
            synchronized (this) {
                closed = true;
                notifyAll();
            }
        }
    }
}
