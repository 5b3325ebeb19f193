package busbar.engine.match;

import busbar.api.model.EventRule;
import busbar.api.pattern.EventPattern;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.StoredEvent.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of one bus at one time, their patterns parsed. Immutable. */
final class RuleSet {
    static final RuleSet NONE = new RuleSet(List.of());
    private final List<Compiled> rules;

    private record Compiled(EventRule rule, EventPattern pattern) {
    }

    RuleSet(List<EventRule> rules) {
        this.rules = rules.stream().map(rule -> new Compiled(rule, rule.eventPattern())).toList();
    }

    /** The enabled rules that want the event, by name. */
    List<EventRule> matching(StoredEvent event) {
        Via via = event.via();
        Set<String> only = via.rules().isEmpty() ? Set.of() : Set.of(via.rules().split(","));
        List<EventRule> found = new ArrayList<>();
        for (Compiled each : rules) {
            boolean asked = only.isEmpty() || only.contains(each.rule().name());
            if (asked && each.rule().enabled() && each.pattern().matches(event.json())) {
                found.add(each.rule());
            }
        }
        return found;
    }
}
