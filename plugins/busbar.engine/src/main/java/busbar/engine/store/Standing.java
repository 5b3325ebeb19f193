package busbar.engine.store;

/** What the state knows of a delivery of an event that is handed on. */
public enum Standing {
    /** Nothing: it is to be made. */
    NEW,
    /** It waits for room. */
    WAITING,
    /** It waits for a retry. */
    RETRYING,
    /** It is a dead letter. */
    DEAD,
    /** It is over. */
    SETTLED;

    public boolean isKnown() {
        return this != NEW;
    }
}
