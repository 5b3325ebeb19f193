package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.Names;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import busbar.engine.store.Database;
import busbar.engine.store.Outbox;
import busbar.engine.store.Sql;
import busbar.engine.store.Stale;
import busbar.engine.store.Versions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The rules of all buses. A change is kept, then told, then answered. */
public final class Rules {
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
                row -> RuleDocument.readKept(bus.name(), row.getString(1)), bus.number()))
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
        return Versions.all(state, Versions.Kind.RULE, bus.number(), name,
                row -> RuleDocument.readKept(bus.name(), row.getString(1)));
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
        checkNew(bus.name(), draft.name(), of(bus).size());
        check(draft, buses::get, this::hasConnection);
        return creation(bus, draft, actor).make(state);
    }

    /** @param bus may be one that is made in the same transaction */
    Change<EventRule> creation(BusId bus, EventRule draft, String actor) {
        return keeping(bus, draft, Versions.newest(state, Versions.Kind.RULE, bus.number(), draft.name()) + 1, actor);
    }

    /** Checks a rule that is not there.
     *
     *  @param count of rules before it is added */
    void checkNew(String bus, String name, int count) {
        if (Names.isReserved(name)) {
            throw new BusException.Invalid("InvalidArgument",
                    "Rule name `%s` is kept for the service itself. Give another name.".formatted(name));
        }
        if (count >= limits.rulesPerBusMax()) {
            throw new BusException.Invalid("EventRuleCountExceedLimit",
                    "Event bus `%s` has %d rules, which is the limit `%s`. Delete one, or choose other limits."
                            .formatted(bus, limits.rulesPerBusMax(), limits.profile()));
        }
    }

    public synchronized EventRule update(EventRule changedRule, String actor) {
        EventRule before = get(changedRule.bus(), changedRule.name());
        BusId bus = buses.get(changedRule.bus()).id();
        Stale.check("Rule", "EventRuleVersionConflict", before, changedRule,
                () -> versions(bus, before.name()));
        check(changedRule, buses::get, this::hasConnection);
        return update(before, changedRule, actor).make(state);
    }

    Change<EventRule> update(EventRule before, EventRule after, String actor) {
        return keeping(buses.get(before.bus()).id(), after, before.version() + 1, actor);
    }

    public synchronized EventRule enable(String busName, String name, boolean enabled, String actor) {
        EventRule before = get(busName, name);
        if (before.enabled() == enabled) {
            return before;
        }
        check(before, buses::get, this::hasConnection);
        return update(before, before.withEnabled(enabled), actor).make(state);
    }

    public synchronized EventRule delete(String busName, String name, String actor) {
        EventRule gone = get(busName, name);
        BusId bus = buses.get(busName).id();
        state.write(sql -> {
            Outbox.deleted(sql, Versions.Kind.RULE, busName, gone, clock.instant(), actor);
            return sql.update("DELETE FROM rule WHERE bus=? AND name=?", bus.number(), name);
        });
        of(bus).remove(name);
        changed.changed(bus, List.of(), List.of(name));
        return gone;
    }

    /** Forgets the rules of a bus that is gone. */
    public synchronized void forget(BusId bus) {
        byBus.remove(bus.number());
    }

    private Change<EventRule> keeping(BusId bus, EventRule rule, long version, String actor) {
        EventRule kept = rule.withVersion(version, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor);
        String document = RuleDocument.write(kept);
        Optional<EventRule> before = find(bus, rule.name());
        return sql -> {
            Versions.keep(sql, Versions.Kind.RULE, bus.number(), kept, document);
            tell(sql, before, kept);
            sql.update("INSERT OR REPLACE INTO rule(bus, name, document) VALUES(?,?,?)", bus.number(), kept.name(),
                    document);
            return () -> kept(bus, kept);
        };
    }

    private synchronized EventRule kept(BusId bus, EventRule rule) {
        byBus.computeIfAbsent(bus.number(), number -> new ConcurrentHashMap<>()).put(rule.name(), rule);
        changed.changed(bus, List.of(rule), List.of());
        return rule;
    }

    private static void tell(Sql sql, Optional<EventRule> before, EventRule kept) throws SQLException {
        if (before.isPresent()) {
            Outbox.changed(sql, Versions.Kind.RULE, kept.bus(), before.get(), kept);
        } else {
            Outbox.created(sql, Versions.Kind.RULE, kept.bus(), kept);
        }
    }

    private boolean hasConnection(String name) {
        return connections.find(name).isPresent();
    }

    /** Checks a rule as {@link #create} does, without keeping it; its bus need not be there yet.
     *
     *  @param bus throws when a bus that the rule names is not there */
    void check(EventRule rule, Consumer<String> bus, Predicate<String> hasConnection) {
        checkPattern(rule);
        if (rule.targets().size() > limits.targetsPerRuleMax()) {
            throw new BusException.Invalid("EventRuleTargetCountExceedLimit",
                    "Rule `%s` has %d targets; the limit `%s` is %d.".formatted(rule.name(), rule.targets().size(),
                            limits.profile(), limits.targetsPerRuleMax()));
        }
        for (EventTarget target : rule.targets()) {
            if (target.destination() instanceof Destination.Bus(String name)) {
                bus.accept(name);
            }
            if (target.destination() instanceof Destination.Http http && !http.connection().isEmpty()
                    && !hasConnection.test(http.connection())) {
                throw new BusException.Invalid("ConnectionNotExist",
                        "Target `%s` names connection `%s`, which is not there. Create it first."
                                .formatted(target.id(), http.connection()));
            }
            target.deadLetterBus().ifPresent(bus);
        }
    }

    private void checkPattern(EventRule rule) {
        try {
            limits.check(rule.eventPattern());
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("EventRuleFilterPatternSchemaError",
                    "The pattern of rule `%s` is wrong: %s".formatted(rule.name(), e.getMessage()), e);
        }
    }

    private Map<String, EventRule> of(BusId bus) {
        return byBus.getOrDefault(bus.number(), Map.of());
    }
}
