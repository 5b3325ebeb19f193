package busbar.engine.definitions;

import busbar.api.ImportReport;
import busbar.api.archive.Archive;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import busbar.engine.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All definitions as one document, out and in. While one is read nobody else may change definitions: what was checked
 *  has to hold until all of it is taken over. */
public final class DefinitionSet {
    private final Database state;
    private final Buses buses;
    private final Rules rules;
    private final Connections connections;
    private final Around around;

    /** What other stages do for definitions. */
    public interface Around {

        /** Opens a bus that was created. */
        void created(BusId bus);

        /** Looks again at what waits for the targets of a rule. */
        void ruleChanged(EventRule changed);

        List<Archive> archives(BusId bus);

        /** @throws RuntimeException when it could not be kept */
        void checkArchive(Archive archive);

        /** @param count of archives before another is added */
        void checkArchives(String bus, int count);

        Change<Archive> archiveCreation(BusId bus, Archive draft, String actor);

        Change<Archive> archiveUpdate(BusId bus, Archive changed, String actor);
    }

    public DefinitionSet(Database state, Buses buses, Rules rules, Connections connections, Around around) {
        this.state = state;
        this.buses = buses;
        this.rules = rules;
        this.connections = connections;
        this.around = around;
    }

    public String write() {
        List<EventBus> all = buses.all().stream().map(Buses.Known::bus).toList();
        return new SetDocument(all, all.stream().flatMap(b -> rules.all(b.name()).stream()).toList(),
                buses.all().stream().flatMap(b -> around.archives(b.id()).stream()).toList(), connections.all())
                        .write();
    }

    /** Reads and checks the whole document, then takes it over in one transaction: connections, buses, rules, archives.
     *
     *  @throws busbar.api.BusException.Invalid naming what is wrong; then nothing was changed
     *  @throws busbar.engine.store.StoreException when it could not be kept; then, too */
    public ImportReport read(String json, String actor) {
        SetDocument set = SetDocument.read(json, name -> buses.find(name).map(b -> b.bus().retention())
                .orElse(EventRetention.DEFAULT));
        check(set);
        TakingOver all = new TakingOver(actor);
        set.connections().forEach(all::add);
        set.buses().forEach(all::add);
        set.rules().forEach(all::add);
        set.archives().forEach(all::add);
        Change.makeAll(state, all.changes);
        return new ImportReport(all.created, all.changed, all.unchanged, all.missing);
    }

    // --- the check: all that taking over may refuse ---

    private void check(SetDocument set) {
        Set<String> busNames = new HashSet<>(buses.all().stream().map(b -> b.bus().name()).toList());
        Set<String> connectionNames = new HashSet<>(connections.all().stream().map(Connection::name).toList());
        for (Connection connection : set.connections()) {
            if (connectionNames.add(connection.name())) {
                at("connection " + connection.name(), () -> connections.checkCount(connectionNames.size() - 1));
            }
        }
        for (EventBus bus : set.buses()) {
            if (busNames.add(bus.name())) {
                at("bus " + bus.name(), () -> buses.checkNew(bus.name(), busNames.size() - 1));
            }
        }
        set.rules().forEach(rule -> at("rule " + rule.bus() + "/" + rule.name(),
                () -> rules.check(rule, name -> checkThere(name, busNames), connectionNames::contains)));
        set.archives().forEach(archive -> at("archive " + archive.bus() + "/" + archive.name(),
                () -> around.checkArchive(archive)));
        set.buses().forEach(bus -> checkCounts(bus.name(), set));
    }

    private static void checkThere(String bus, Set<String> there) {
        if (!there.contains(bus)) {
            throw new IllegalArgumentException(
                    "Event bus `%s` is named, which is neither there nor in the document.".formatted(bus));
        }
    }

    private void checkCounts(String bus, SetDocument set) {
        Optional<BusId> known = buses.find(bus).map(Buses.Known::id);
        Set<String> ruleNames = new HashSet<>();
        Set<String> archiveNames = new HashSet<>();
        known.ifPresent(id -> {
            rules.all(bus).forEach(rule -> ruleNames.add(rule.name()));
            around.archives(id).forEach(archive -> archiveNames.add(archive.name()));
        });
        set.rules().stream().filter(r -> r.bus().equals(bus) && ruleNames.add(r.name()))
                .forEach(r -> at("rule " + bus + "/" + r.name(),
                        () -> rules.checkNew(bus, r.name(), ruleNames.size() - 1)));
        set.archives().stream().filter(a -> a.bus().equals(bus) && archiveNames.add(a.name()))
                .forEach(a -> at("bus " + bus, () -> around.checkArchives(bus, archiveNames.size() - 1)));
    }

    private static void at(String place, Runnable check) {
        SetDocument.at(place, () -> {
            check.run();
            return place;
        });
    }

    // --- taking over ---

    /** What there is to do, and how it is told: by names. */
    private final class TakingOver {
        final List<String> created = new ArrayList<>();
        final List<String> changed = new ArrayList<>();
        final List<String> unchanged = new ArrayList<>();
        final List<String> missing = new ArrayList<>();
        final List<Change<?>> changes = new ArrayList<>();
        private final String actor;
        private final Map<String, BusId> newBuses = new HashMap<>();
        private final long firstNumber = buses.nextNumber();

        TakingOver(String actor) {
            this.actor = actor;
        }

        void add(Connection connection) {
            String name = "connection " + connection.name();
            Optional<Connection> before = connections.find(connection.name());
            boolean keepsSecret = before.isPresent()
                    && before.get().authorization().getClass() == connection.authorization().getClass();
            if (SetDocument.hasSecret(connection) && !keepsSecret) {
                missing.add(name);
            }
            before.ifPresentOrElse(
                    b -> update(name, !b.members().equals(connection.members()),
                            () -> connections.update(b, connection, actor)),
                    () -> create(name, connections.creation(connection, actor)));
        }

        void add(EventBus bus) {
            String name = "bus " + bus.name();
            buses.find(bus.name()).ifPresentOrElse(
                    b -> update(name, !bus.isBuiltIn() && !b.bus().members().equals(bus.members()),
                            () -> buses.update(b, bus, actor)),
                    () -> create(name, creation(bus)));
        }

        private Change<BusId> creation(EventBus bus) {
            BusId id = new BusId(firstNumber + newBuses.size(), bus.name());
            newBuses.put(bus.name(), id);
            return buses.creation(id.number(), bus, actor).then(made -> {
                around.created(id);
                return id;
            });
        }

        private BusId bus(String name) {
            return buses.find(name).map(Buses.Known::id).orElseGet(() -> newBuses.get(name));
        }

        void add(EventRule rule) {
            String name = "rule " + rule.bus() + "/" + rule.name();
            BusId bus = bus(rule.bus());
            rules.find(bus, rule.name()).ifPresentOrElse(
                    b -> update(name, !b.equals(rule.withVersion(b.version(), b.changedAt(), b.changedBy())),
                            () -> rules.update(b, rule, actor).then(this::told)),
                    () -> create(name, rules.creation(bus, rule, actor)));
        }

        private EventRule told(EventRule rule) {
            around.ruleChanged(rule);
            return rule;
        }

        void add(Archive archive) {
            String name = "archive " + archive.bus() + "/" + archive.name();
            BusId bus = bus(archive.bus());
            around.archives(bus).stream().filter(a -> a.name().equals(archive.name())).findFirst().ifPresentOrElse(
                    b -> update(name, !b.members().equals(archive.members()),
                            () -> around.archiveUpdate(bus, archive, actor)),
                    () -> create(name, around.archiveCreation(bus, archive, actor)));
        }

        private void create(String name, Change<?> change) {
            created.add(name);
            changes.add(change);
        }

        private void update(String name, boolean differs, Supplier<Change<?>> change) {
            if (differs) {
                changed.add(name);
                changes.add(change.get());
            } else {
                unchanged.add(name);
            }
        }
    }
}
