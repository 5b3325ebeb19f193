package busbar.api.deadletter;

import java.util.Optional;

/** Why a delivery was given up, for grouping. */
public enum ErrorClass {
    /** No answer in time, or 408. */
    TIMEOUT,
    /** No connection, or it broke. */
    CONNECTION,
    /** The target answered with a 3xx status, or a 4xx one other than 408 and 429. */
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
    /** The target or address is not allowed, or the target asked never to be tried again. */
    DENIED;

    /** Which bound of its retry policy the event reached, in Amazon's words; empty for what is never tried again. */
    public Optional<String> exhaustedCondition() {
        return switch (this) {
            case TIMEOUT, CONNECTION, SERVER_ERROR, THROTTLED -> Optional.of("MaximumRetryAttempts");
            case EXPIRED -> Optional.of("MaximumEventAgeInSeconds");
            case CLIENT_ERROR, TRANSFORM, CONFIGURATION, DENIED -> Optional.empty();
        };
    }
}
