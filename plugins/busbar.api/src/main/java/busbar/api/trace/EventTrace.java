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

    /** Whether a step is not here that there must have been: because more came than the disk took, because the service
     *  was killed before it was kept, or because the trace is over. The status is known all the same. */
    public boolean missesSteps() {
        return !has(TraceAction.RECEIVED) && !has(TraceAction.REPLAYED) || switch (summary.status()) {
            case IN_FLIGHT -> false;
            case UNMATCHED -> !has(TraceAction.UNMATCHED);
            case SKIPPED -> !has(TraceAction.SKIPPED);
            case DELIVERED -> !has(TraceAction.DELIVERED);
            case RETRYING -> !has(TraceAction.RETRY_SCHEDULED);
            case DEAD -> !has(TraceAction.DEAD_LETTERED);
        };
    }

    private boolean has(TraceAction action) {
        return steps.stream().anyMatch(step -> step.action() == action);
    }
}
