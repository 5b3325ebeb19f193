package busbar.api.deadletter;

/** Why a delivery was given up, for grouping. */
public enum ErrorClass {
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or it broke. */
    CONNECTION,
    /** The target answered with a 4xx status other than 429. */
    CLIENT_ERROR,
    /** The target answered with a 5xx status. */
    SERVER_ERROR,
    /** The target asked for less (429). */
    THROTTLED,
    /** The body could not be made from the event. */
    TRANSFORM,
    /** The rule or target was deleted, or points nowhere. */
    CONFIGURATION,
    /** The event grew older than the retry policy allows. */
    EXPIRED,
    /** The target or address is not allowed. */
    DENIED
}
