package busbar.engine.store;

import busbar.api.model.EventRule;
import java.util.List;

/** Names a lane: one target of one rule of one bus. */
public record LaneKey(BusId bus, String rule, String target) {

    /** All lanes of a rule. */
    public static List<LaneKey> all(BusId bus, EventRule rule) {
        return rule.targets().stream().map(target -> new LaneKey(bus, rule.name(), target.id())).toList();
    }
}
