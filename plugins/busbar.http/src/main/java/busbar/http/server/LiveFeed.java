package busbar.http.server;

import busbar.api.BusService;
import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.http.wire.Bodies.FeedBreak;
import busbar.http.wire.Bodies.FeedSteps;
import busbar.http.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One live trace as server-sent events. Between service and socket lies a bounded queue; past it steps are left out
 *  and counted, so that a slow reader never delays the service. */
final class LiveFeed implements TraceFeed.Listener, AutoCloseable {
    private static final int STEPS_WAITING_MAX = 10_000; // ~4 MB
    private static final int STEPS_A_MESSAGE = 1_000; // what a listener takes at once
    static final Duration HEARTBEAT = Duration.ofSeconds(10); // a reader gives up after three
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<TraceStep> waiting = new ArrayDeque<>();
    private final TraceFeed feed;
    private final Duration heartbeat;
    private long skipped;
    private Optional<FeedBreak> broken = Optional.empty();
    private boolean closed;

    /** @param heartbeat silence after which a reader is told that the feed lives */
    LiveFeed(BusService service, TraceFilter filter, Duration heartbeat) {
        this.heartbeat = heartbeat;
        feed = service.follow(filter, this);
    }

    @Override
    public void steps(List<TraceStep> steps, long before) {
        lock.lock();
        try {
            skipped += before;
            for (TraceStep step : steps) {
                if (waiting.size() == STEPS_WAITING_MAX) {
                    waiting.poll(); // the newest is what a reader came for
                    skipped++;
                }
                waiting.add(step);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void interrupted(String message, boolean ended) {
        lock.lock();
        try {
            broken = Optional.of(new FeedBreak(message, ended));
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until the reader leaves, the feed ends or the gateway closes. */
    void writeTo(OutputStream out) throws IOException {
        out.write(": follows\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        while (true) {
            Message message = next();
            out.write(message.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (message.last()) {
                return;
            }
        }
    }

    private record Message(String text, boolean last) {
        static Message of(String event, Object data) {
            String json = new String(WireJson.write(data), StandardCharsets.UTF_8);
            return new Message("event: " + event + "\ndata: " + json + "\n\n", false);
        }

        Message asLast(boolean isLast) {
            return new Message(text, isLast);
        }
    }

    private Message next() throws IOException {
        lock.lock();
        try {
            if (isQuiet() && !news.await(heartbeat.toMillis(), TimeUnit.MILLISECONDS) || isQuiet()) {
                return new Message(": beat\n\n", false);
            }
            return message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway stops", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean isQuiet() {
        return waiting.isEmpty() && skipped == 0 && broken.isEmpty() && !closed;
    }

    private Message message() {
        if (!waiting.isEmpty() || skipped > 0) {
            List<TraceStep> some = new ArrayList<>();
            while (!waiting.isEmpty() && some.size() < STEPS_A_MESSAGE) {
                some.add(waiting.poll());
            }
            long before = skipped;
            skipped = 0;
            return Message.of("steps", new FeedSteps(some, before));
        }
        if (broken.isPresent()) {
            FeedBreak why = broken.get();
            broken = Optional.empty();
            return Message.of("break", why).asLast(why.ended());
        }
        return Message.of("break", new FeedBreak("The service closes.", false)).asLast(true);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        feed.close();
    }
}
