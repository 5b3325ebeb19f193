package busbar.api.trace;

/** How an event stands over all its deliveries; the worst of them wins. */
public enum TraceStatus {
    IN_FLIGHT, UNMATCHED, DELIVERED, RETRYING, DEAD
}
