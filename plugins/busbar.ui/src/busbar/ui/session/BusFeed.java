package busbar.ui.session;

import busbar.api.TraceFeed;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import busbar.ui.kit.Background;
import java.util.List;

/** Follows the trace of one bus at a time; opens and closes in the background, so that the UI thread may call. What a
 *  bus left behind brings late is dropped. */
public final class BusFeed implements AutoCloseable {
    private Following current;

    /** Leaves the bus followed so far and follows this one.
     *
     *  @param listener called by the feed's thread
     *  @param opened called on the UI thread when nothing that happens from then on is missed: what was read before may
     *      lack something */
    public synchronized void follow(BusRef bus, TraceFeed.Listener listener, Runnable opened) {
        close();
        current = new Following(bus, listener);
        Following started = current;
        Background.call(bus.session(), Messages.bind(Messages.BusFeed_following, bus.bus()), started::open)
                .then(feed -> opened.run())
                .orElse(problem -> listener.interrupted(String.valueOf(problem.getMessage()), true))
                .quietly().schedule();
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            Following left = current;
            current = null;
            left.leave();
        }
    }

    /** One bus being followed, from the moment it is wanted until it is left. */
    private static final class Following implements TraceFeed.Listener {
        private final BusRef bus;
        private final TraceFeed.Listener listener;
        private TraceFeed feed;
        private volatile boolean left;

        Following(BusRef bus, TraceFeed.Listener listener) {
            this.bus = bus;
            this.listener = listener;
        }

        TraceFeed open() {
            TraceFeed opened = bus.session().service().follow(TraceFilter.ofBus(bus.bus()), this);
            if (!keep(opened)) {
                opened.close();
            }
            return opened;
        }

        private synchronized boolean keep(TraceFeed opened) {
            if (!left) {
                feed = opened;
            }
            return !left;
        }

        synchronized void leave() {
            left = true;
            if (feed != null) {
                TraceFeed opened = feed;
                Background.call(bus.session(), Messages.bind(Messages.BusFeed_leaving, bus.bus()), () -> {
                    opened.close();
                    return opened;
                }).quietly().schedule();
            }
        }

        @Override
        public void steps(List<TraceStep> steps, long skipped) {
            if (!left) {
                listener.steps(steps, skipped);
            }
        }

        @Override
        public void interrupted(String message, boolean ended) {
            if (!left) {
                listener.interrupted(message, ended);
            }
        }
    }
}
