package busbar.api.trace;

import busbar.api.event.Event;
import java.util.List;
import java.util.Optional;

/** All that is known of one event.
 *
 *  @param steps in the order in which they happened
 *  @param content the event itself; empty after the bus let it go */
public record EventTrace(TracedEvent summary, List<TraceStep> steps, Optional<Event> content) {

    public EventTrace {
        steps = List.copyOf(steps);
    }
}
