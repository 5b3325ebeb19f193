package busbar.api.deadletter;

import busbar.api.event.Event;
import java.time.Instant;

/** An event that a target did not take, with all that explains why.
 *
 *  @param attempts how many were made, 0 when none could be
 *  @param lastAnswer what came back last, at most 4,096 characters
 *  @param diedAt when it was given up */
public record DeadLetter(String id, String bus, Event event, String rule, String target, String endpoint, int attempts,
        ErrorClass errorClass, String lastAnswer, Instant receivedAt, Instant firstAttemptAt, Instant diedAt) {
}
