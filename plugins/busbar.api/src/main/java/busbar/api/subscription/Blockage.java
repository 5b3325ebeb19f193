package busbar.api.subscription;

import java.time.Instant;
import java.util.Optional;

/** Why a target that keeps order gets nothing: an event that it has to get first does not arrive.
 *
 *  @param eventId of that event
 *  @param why what its last attempt said, or why none could be made
 *  @param since when it was tried first
 *  @param nextAt when it is tried again; empty where that is in vain until the rule is changed, or the target is moved
 *      past the event */
public record Blockage(String eventId, String why, Instant since, Optional<Instant> nextAt) {
}
