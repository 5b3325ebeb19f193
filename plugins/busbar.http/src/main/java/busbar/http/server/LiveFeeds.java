package busbar.http.server;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.trace.TraceFilter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live feeds that are under way, so that closing the gateway ends them. */
final class LiveFeeds implements AutoCloseable {
    private static final int FEEDS_MAX = 256; // each a thread, a connection and a queue of 10,000 steps at worst
    private final Set<LiveFeed> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Follows at once, so that what the service refuses is refused before the stream begins. */
    Answer follow(BusService service, TraceFilter filter) {
        if (closed || open.size() >= FEEDS_MAX) {
            throw new BusException.Full("TooManyFeeds",
                    "%d live feeds are open, the most that are served; close one and try again.".formatted(FEEDS_MAX),
                    null);
        }
        LiveFeed feed = new LiveFeed(service, filter, LiveFeed.HEARTBEAT);
        open.add(feed);
        return new Answer.Stream("text/event-stream; charset=utf-8", out -> {
            try (feed) {
                feed.writeTo(out);
            } finally {
                open.remove(feed);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(LiveFeed::close);
    }
}
