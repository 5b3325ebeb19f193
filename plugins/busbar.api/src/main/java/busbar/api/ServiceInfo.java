package busbar.api;

import busbar.api.model.Limits;
import java.time.Instant;

/** Who answers at the other end, and as whom it sees the caller. */
public record ServiceInfo(String product, String version, Instant startedAt, Role role, Limits limits) {
}
