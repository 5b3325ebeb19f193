package busbar.engine.replay;

import busbar.api.deadletter.ReplayRequest;
import busbar.api.deadletter.ReplayRequest.Reach;
import java.util.List;

/** A reach as a text in the database. */
final class ReachText {
    private static final String TARGET = "target";
    private static final String ALL = "all";
    private static final String RULES = "rules:";

    private ReachText() {
    }

    static String write(Reach reach) {
        return switch (reach) {
            case ReplayRequest.FailedTarget t -> TARGET;
            case ReplayRequest.AllRules a -> ALL;
            case ReplayRequest.Rules(var names) -> RULES + String.join(",", names);
        };
    }

    static Reach read(String text) {
        return switch (text) {
            case TARGET -> new ReplayRequest.FailedTarget();
            case ALL -> new ReplayRequest.AllRules();
            case String rules -> new ReplayRequest.Rules(List.of(rules.substring(RULES.length()).split(",")));
        };
    }
}
