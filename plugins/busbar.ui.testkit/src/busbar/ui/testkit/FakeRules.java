package busbar.ui.testkit;

import busbar.api.BusException;
import busbar.api.model.EventRule;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules of a fake bus; refuses a version that is not the newest, as every service does. */
public final class FakeRules {
    private static final Instant CHANGED = Instant.parse("2024-05-01T12:00:00Z");
    private final FakeVersions<EventRule> rules = new FakeVersions<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** The calls that changed something, as in {@code createRule to-crm}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public List<EventRule> all(String bus) {
        return rules.newest().stream().filter(rule -> rule.bus().equals(bus)).toList();
    }

    public EventRule rule(String name) {
        return rules.newest(name).orElseThrow(() -> new BusException.NotFound("EventRuleNotExist",
                "There is no rule `" + name + "`."));
    }

    List<EventRule> versions(String name) {
        return rules.all(name);
    }

    public EventRule create(EventRule draft) {
        calls.add("createRule " + draft.name());
        if (rules.newest(draft.name()).isPresent()) {
            throw new BusException.Conflict("EventRuleAlreadyExist", "Rule `" + draft.name() + "` is there already.");
        }
        return keep(draft.withVersion(1, CHANGED, "test"));
    }

    public EventRule update(EventRule changed) {
        calls.add("updateRule " + changed.name());
        long version = rule(changed.name()).version();
        rules.check(changed, "EventRuleVersionConflict");
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
        return rules.keep(rule);
    }
}
