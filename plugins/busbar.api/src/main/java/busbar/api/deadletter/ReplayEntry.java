package busbar.api.deadletter;

/** A line of a replay's ledger. @param note why it was skipped; empty otherwise */
public record ReplayEntry(String letterId, String eventId, State state, String note) {

    public enum State {
        WAITING, REPLAYED, SKIPPED
    }
}
