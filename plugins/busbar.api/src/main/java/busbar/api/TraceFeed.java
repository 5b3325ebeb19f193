package busbar.api;

import busbar.api.trace.TraceStep;
import java.util.List;

/** A live trace that someone follows; close it to stop. */
public interface TraceFeed extends AutoCloseable {

    @Override
    void close();

    /** Takes what a feed brings. Called by one thread at a time, never by a UI thread, and must return soon. */
    interface Listener {

        /** @param steps in the order in which they happened, at most 1,000; none when a feed that broke is there again
         *  @param skipped steps left out before these, because the listener or the way to it was too slow */
        void steps(List<TraceStep> steps, long skipped);

        /** The feed broke and tries again by itself, or (when {@code ended}) has ended. What happens until it brings
         *  steps again is not told.
         *
         *  @param message what happened, fit to be shown */
        default void interrupted(String message, boolean ended) {
        }
    }
}
