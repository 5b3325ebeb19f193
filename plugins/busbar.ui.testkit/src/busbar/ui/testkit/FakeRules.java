package busbar.ui.testkit;

import busbar.api.BusException;
import busbar.api.model.EventRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules of a fake bus; refuses a version that is not the newest, as every service does. */
public final class FakeRules {
    private static final Instant CHANGED = Instant.parse("2024-05-01T12:00:00Z");
    private final Map<String, EventRule> rules = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** The calls that changed something, as in {@code createRule to-crm}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public List<EventRule> all(String bus) {
        List<EventRule> found = new ArrayList<>(rules.values());
        found.removeIf(rule -> !rule.bus().equals(bus));
        return found;
    }

    public EventRule rule(String name) {
        EventRule rule = rules.get(name);
        if (rule == null) {
            throw new BusException.NotFound("EventRuleNotExist", "There is no rule `" + name + "`.");
        }
        return rule;
    }

    public EventRule create(EventRule draft) {
        calls.add("createRule " + draft.name());
        if (rules.containsKey(draft.name())) {
            throw new BusException.Conflict("EventRuleAlreadyExist", "Rule `" + draft.name() + "` is there already.");
        }
        return keep(draft.withVersion(1, CHANGED, "test"));
    }

    public EventRule update(EventRule changed) {
        calls.add("updateRule " + changed.name());
        long version = rule(changed.name()).version();
        if (version != changed.version()) {
            throw new BusException.Conflict("EventRuleVersionConflict",
                    "Rule `" + changed.name() + "` was changed by another.");
        }
        return keep(changed.withVersion(version + 1, CHANGED, "test"));
    }

    /** What another operator does at the same time. */
    public EventRule changeElsewhere(String name) {
        EventRule rule = rule(name);
        return keep(rule.withDescription("by another").withVersion(rule.version() + 1, CHANGED, "other"));
    }

    EventRule enable(String name, boolean enabled) {
        calls.add((enabled ? "enable " : "disable ") + name);
        EventRule rule = rule(name);
        return keep(rule.withEnabled(enabled).withVersion(rule.version() + 1, CHANGED, "test"));
    }

    void delete(String name) {
        calls.add("deleteRule " + name);
        rules.remove(name);
    }

    private EventRule keep(EventRule rule) {
        rules.put(rule.name(), rule);
        return rule;
    }
}
