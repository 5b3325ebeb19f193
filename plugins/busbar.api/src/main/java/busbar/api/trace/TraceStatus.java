package busbar.api.trace;

/** How an event stands over all its deliveries; the worst of them wins. */
public enum TraceStatus {
    IN_FLIGHT, UNMATCHED,
    /** No target got it, because someone moved the cursors of all that were to get it past it, or deleted them. */
    SKIPPED, DELIVERED, RETRYING, DEAD
}
