package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.Names;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of all buses. A change is kept, then told, then answered. */
public final class Rules {
    private static final int VERSIONS_MAX = 50; // of a rule; a few KB each
    private final Database state;
    private final Clock clock;
    private final Limits limits;
    private final Buses buses;
    private final Connections connections;
    private final Changed changed;
    /** By number of the bus, then by name; changed under this object's lock, read by anyone. */
    private final Map<Long, Map<String, EventRule>> byBus = new ConcurrentHashMap<>();

    /** Hears which rules of a bus are new or changed and which are gone, before the change is answered. */
    @FunctionalInterface
    public interface Changed {
        void changed(BusId bus, List<EventRule> kept, List<String> gone);
    }

    public Rules(Database state, Clock clock, Limits limits, Buses buses, Connections connections,
            Changed changed) {
        this.connections = connections;
        this.state = state;
        this.clock = clock;
        this.limits = limits;
        this.buses = buses;
        this.changed = changed;
        buses.all().forEach(bus -> load(bus.id()));
    }

    private void load(BusId bus) {
        Map<String, EventRule> rules = new ConcurrentHashMap<>();
        state.read(sql -> sql.all("SELECT document FROM rule WHERE bus=?",
                row -> RuleDocument.read(bus.name(), row.getString(1)), bus.number()))
                .forEach(rule -> rules.put(rule.name(), rule));
        byBus.put(bus.number(), rules);
        changed.changed(bus, sorted(rules), List.of());
    }

    /** By name. */
    public List<EventRule> all(String bus) {
        return sorted(of(buses.get(bus).id()));
    }

    private static List<EventRule> sorted(Map<String, EventRule> rules) {
        return rules.values().stream().sorted(Comparator.comparing(EventRule::name)).toList();
    }

    public Optional<EventRule> find(BusId bus, String name) {
        return Optional.ofNullable(of(bus).get(name));
    }

    /** Newest first; those of a deleted rule too, so that one of its name goes on counting. */
    public List<EventRule> versions(String bus, String name) {
        List<EventRule> found = versions(buses.get(bus).id(), name);
        if (found.isEmpty()) {
            get(bus, name);
        }
        return found;
    }

    private List<EventRule> versions(BusId bus, String name) {
        return state.read(sql -> sql.all(
                "SELECT document FROM rule_version WHERE bus=? AND name=? ORDER BY version DESC",
                row -> RuleDocument.read(bus.name(), row.getString(1)), bus.number(), name));
    }

    /** Checks a rule as {@link #create} does, without keeping it; its bus need not be there yet. */
    void check(EventRule rule) {
        checkPattern(rule);
    }

    /** Keeps a rule over whatever version there is. @return whether that changed anything */
    synchronized boolean put(EventRule rule, String actor) {
        Optional<EventRule> before = find(buses.get(rule.bus()).id(), rule.name());
        if (before.isEmpty()) {
            create(rule, actor);
            return true;
        }
        EventRule old = before.get();
        if (old.equals(rule.withVersion(old.version(), old.changedAt(), old.changedBy()))) {
            return false;
        }
        keep(buses.get(rule.bus()).id(), rule, old.version() + 1, actor);
        return true;
    }

    /** The target as its rule defines it now. */
    public Optional<EventTarget> target(BusId bus, String rule, String target) {
        return find(bus, rule).flatMap(r -> r.targets().stream().filter(t -> t.id().equals(target)).findFirst());
    }

    /** The targets that name a connection, as {@code bus/rule/target}. */
    public List<String> usersOf(String connection) {
        List<String> users = new ArrayList<>();
        byBus.values().stream().flatMap(rules -> sorted(rules).stream()).forEach(rule -> rule.targets().stream()
                .filter(t -> t.destination() instanceof Destination.Http h && h.connection().equals(connection))
                .forEach(t -> users.add(rule.bus() + "/" + rule.name() + "/" + t.id())));
        return users;
    }

    public EventRule get(String bus, String name) {
        return find(buses.get(bus).id(), name).orElseThrow(() -> new BusException.NotFound("EventRuleNotExist",
                "Event bus `%s` has no rule `%s`. It may have been deleted or renamed.".formatted(bus, name)));
    }

    public synchronized EventRule create(EventRule draft, String actor) {
        BusId bus = buses.get(draft.bus()).id();
        if (of(bus).containsKey(draft.name())) {
            throw new BusException.Conflict("EventRuleAlreadyExist",
                    "Event bus `%s` has a rule `%s` already. Give another name.".formatted(bus.name(), draft.name()));
        }
        if (Names.isReserved(draft.name())) {
            throw new BusException.Invalid("InvalidArgument",
                    "Rule name `%s` is kept for the service itself. Give another name.".formatted(draft.name()));
        }
        if (of(bus).size() >= limits.rulesPerBusMax()) {
            throw new BusException.Invalid("EventRuleCountExceedLimit",
                    "Event bus `%s` has %d rules, which is the limit `%s`. Delete one, or choose other limits."
                            .formatted(bus.name(), limits.rulesPerBusMax(), limits.profile()));
        }
        return keep(bus, draft, versions(bus, draft.name()).stream().mapToLong(EventRule::version).max().orElse(0) + 1,
                actor);
    }

    public synchronized EventRule update(EventRule changedRule, String actor) {
        EventRule before = get(changedRule.bus(), changedRule.name());
        if (before.version() != changedRule.version()) {
            throw new BusException.Conflict("EventRuleVersionConflict",
                    ("Rule `%s` was not saved: %s changed it at %s (version %d, yours began as %d). "
                            + "Look at that version first.")
                            .formatted(before.name(), before.changedBy().isEmpty() ? "someone" : before.changedBy(),
                                    before.changedAt(), before.version(), changedRule.version()));
        }
        return keep(buses.get(changedRule.bus()).id(), changedRule, before.version() + 1, actor);
    }

    public synchronized EventRule enable(String busName, String name, boolean enabled, String actor) {
        EventRule before = get(busName, name);
        return before.enabled() == enabled ? before
                : keep(buses.get(busName).id(), before.withEnabled(enabled), before.version() + 1, actor);
    }

    public synchronized EventRule delete(String busName, String name) {
        EventRule gone = get(busName, name);
        BusId bus = buses.get(busName).id();
        state.write(sql -> sql.update("DELETE FROM rule WHERE bus=? AND name=?", bus.number(), name));
        of(bus).remove(name);
        changed.changed(bus, List.of(), List.of(name));
        return gone;
    }

    /** Forgets the rules of a bus that is gone. */
    public synchronized void forget(BusId bus) {
        byBus.remove(bus.number());
    }

    private EventRule keep(BusId bus, EventRule rule, long version, String actor) {
        checkPattern(rule);
        checkTargets(rule);
        EventRule kept = rule.withVersion(version, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor);
        String document = RuleDocument.write(kept);
        state.write(sql -> {
            sql.update("INSERT OR REPLACE INTO rule(bus, name, document) VALUES(?,?,?)", bus.number(), kept.name(),
                    document);
            sql.update("INSERT OR REPLACE INTO rule_version VALUES(?,?,?,?)", bus.number(), kept.name(),
                    kept.version(), document);
            return sql.update("DELETE FROM rule_version WHERE bus=? AND name=? AND version<=?", bus.number(),
                    kept.name(), kept.version() - VERSIONS_MAX);
        });
        byBus.computeIfAbsent(bus.number(), number -> new ConcurrentHashMap<>()).put(kept.name(), kept);
        changed.changed(bus, List.of(kept), List.of());
        return kept;
    }

    private void checkPattern(EventRule rule) {
        try {
            limits.check(rule.eventPattern());
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("EventRuleFilterPatternSchemaError",
                    "The pattern of rule `%s` is wrong: %s".formatted(rule.name(), e.getMessage()), e);
        }
    }

    private void checkTargets(EventRule rule) {
        if (rule.targets().size() > limits.targetsPerRuleMax()) {
            throw new BusException.Invalid("EventRuleTargetCountExceedLimit",
                    "Rule `%s` has %d targets; the limit `%s` is %d.".formatted(rule.name(), rule.targets().size(),
                            limits.profile(), limits.targetsPerRuleMax()));
        }
        for (EventTarget target : rule.targets()) {
            if (target.destination() instanceof Destination.Bus(String name)) {
                buses.get(name);
            }
            if (target.destination() instanceof Destination.Http http && !http.connection().isEmpty()
                    && connections.find(http.connection()).isEmpty()) {
                throw new BusException.Invalid("ConnectionNotExist",
                        "Target `%s` names connection `%s`, which is not there. Create it first."
                                .formatted(target.id(), http.connection()));
            }
            target.deadLetterBus().ifPresent(buses::get);
        }
    }

    private Map<String, EventRule> of(BusId bus) {
        return byBus.getOrDefault(bus.number(), Map.of());
    }
}
