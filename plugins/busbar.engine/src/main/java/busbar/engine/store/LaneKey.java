package busbar.engine.store;

/** Names a lane: one target of one rule of one bus. */
public record LaneKey(BusId bus, String rule, String target) {
}
