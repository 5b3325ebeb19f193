package busbar.api;

import busbar.api.model.Limits;
import java.time.Instant;

/** Who answers at the other end, and as whom it sees the caller.
 *
 *  @param stepsLeftOut how many steps of traces were not kept since the start, because more came than the disk takes */
public record ServiceInfo(String product, String version, Instant startedAt, Role role, Limits limits,
        long stepsLeftOut) {

    /** The same for another caller. */
    public ServiceInfo as(Role other) {
        return new ServiceInfo(product, version, startedAt, other, limits, stepsLeftOut);
    }
}
