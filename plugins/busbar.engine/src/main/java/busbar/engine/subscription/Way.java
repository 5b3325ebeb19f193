package busbar.engine.subscription;

/** What the live reader does with a delivery. */
public enum Way {
    /** Hands it on. */
    LIVE,
    /** Leaves it to the subscription, which gets it later. */
    HELD,
    /** Leaves it to the subscription, which tells of it when it gets it. */
    LATER,
    /** Leaves it: the subscription had it. */
    PASSED
}
