package busbar.http.client;

import busbar.api.BusException;
import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.http.client.WireCalls.Call;
import busbar.http.wire.Bodies.FeedBreak;
import busbar.http.wire.Bodies.FeedSteps;
import busbar.http.wire.Paths;
import busbar.http.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A live trace read as server-sent events on a virtual thread of its own. When the stream breaks it connects again,
 *  after a pause that doubles from half a second to half a minute, with jitter. */
final class LiveTrace implements TraceFeed {
    private static final Logger log = LoggerFactory.getLogger(LiveTrace.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final long LINE_BYTES_MAX = 16L << 20; // 1,000 steps are about 400 KB
    private final WireCalls calls;
    private final String actor;
    private final Call call;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile WireCalls.Stream stream;

    private LiveTrace(WireCalls calls, String actor, TraceFilter filter, Listener listener) {
        this.calls = calls;
        this.actor = actor;
        this.listener = listener;
        this.call = Call.get(Paths.FEED).with(Map.of("bus", filter.bus(), "source", filter.source(),
                "type", filter.type(), "rule", filter.rule()));
        this.stream = calls.stream(call, actor);
    }

    /** Connects before it returns, so that a refusal is thrown here.
     *
     *  @throws BusException when the service cannot be reached or refuses the filter */
    static LiveTrace start(WireCalls calls, String actor, TraceFilter filter, Listener listener) {
        LiveTrace trace = new LiveTrace(calls, actor, filter, listener);
        Thread.ofVirtual().name("busbar-live-trace").start(trace::run);
        return trace;
    }

    private void run() {
        try {
            boolean goesOn = true;
            while (goesOn && !isClosed()) {
                goesOn = read() && connectedAgain();
            }
        } catch (RuntimeException e) {
            log.error("a live trace failed", e);
            listener.interrupted("The live trace failed: " + e.getMessage() + ". Open it again.", true);
        }
    }

    /** Reads until the stream breaks. @return whether to try again */
    private boolean read() {
        String why = "the stream ended";
        try (WireCalls.Stream open = stream) {
            BufferedSource source = open.source();
            String event = "";
            while (!source.exhausted()) {
                String line = source.readUtf8LineStrict(LINE_BYTES_MAX);
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ") && !take(event, line.substring("data: ".length()))) {
                    return false;
                }
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        if (!isClosed()) {
            listener.interrupted("The live trace broke off (%s) and connects again.".formatted(why), false);
        }
        return true;
    }

    /** @return false when the feed has ended for good */
    private boolean take(String event, String data) throws IOException {
        byte[] json = data.getBytes(StandardCharsets.UTF_8);
        if (isClosed()) {
            return false;
        }
        if (event.equals("steps")) {
            FeedSteps news = WireJson.readAnswer(json, FeedSteps.class);
            listener.steps(news.steps(), news.skipped());
            return true;
        }
        FeedBreak pause = WireJson.readAnswer(json, FeedBreak.class);
        listener.interrupted(pause.message(), pause.ended());
        return !pause.ended();
    }

    private boolean connectedAgain() {
        Duration pause = PAUSE_FIRST;
        while (!waited(pause)) {
            try {
                stream = calls.stream(call, actor);
                if (isClosed()) {
                    stream.close();
                }
                listener.steps(List.of(), 0);
                return true;
            } catch (BusException.Unreachable | BusException.Full e) {
                pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
                listener.interrupted(e.getMessage() + " Trying again within %d s.".formatted(pause.toSeconds()), false);
            } catch (BusException e) {
                listener.interrupted(e.getMessage(), true);
                return false;
            }
        }
        return false;
    }

    /** Waits between half of the pause and all of it. @return whether the feed was closed meanwhile */
    private boolean waited(Duration pause) {
        long ms = pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
        try {
            return closed.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0 || calls.areClosed();
    }

    @Override
    public void close() {
        closed.countDown();
        stream.close();
    }
}
