package busbar.api.trace;

/** A step on an event's way, in the words of the house; the vendor's three actions are a projection of these. */
public enum TraceAction {
    /** The event is on disk. */
    RECEIVED,
    /** The event came again from the dead-letter queue. */
    REPLAYED,
    /** No enabled rule of the bus wanted it. */
    UNMATCHED,
    /** A rule wanted it. */
    MATCHED,
    /** A target gets it later, because its subscription is paused, behind or blocked; the status says which. */
    HELD,
    /** The body for a target was made. */
    TRANSFORMED,
    /** A delivery was tried; the status is what came back. */
    ATTEMPTED,
    /** The target took it; the status is its answer. */
    DELIVERED,
    /** It will be tried again at the time in the detail. */
    RETRY_SCHEDULED,
    /** It was given up and kept. */
    DEAD_LETTERED,
    /** A target does not get it, because someone moved the cursor of its subscription past it, or deleted the target
     *  while it was held back; the status tells the latter. */
    SKIPPED;

    /** The vendor's action that shows this step: PutEvent, FilterEvent or PushEvent. */
    public String vendorAction() {
        return switch (this) {
            case RECEIVED, REPLAYED -> "PutEvent";
            case UNMATCHED, MATCHED, HELD, TRANSFORMED -> "FilterEvent";
            case ATTEMPTED, DELIVERED, RETRY_SCHEDULED, DEAD_LETTERED, SKIPPED -> "PushEvent";
        };
    }
}
