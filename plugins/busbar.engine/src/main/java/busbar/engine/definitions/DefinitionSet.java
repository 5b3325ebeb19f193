package busbar.engine.definitions;

import busbar.api.ImportReport;
import busbar.api.archive.Archive;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.engine.store.BusId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All definitions as one document, out and in. While one is read nobody else may change definitions: what was checked
 *  has to hold until all of it is taken over. */
public final class DefinitionSet {
    private final Buses buses;
    private final Rules rules;
    private final Connections connections;
    private final Around around;

    /** What other stages do for definitions. */
    public interface Around {

        /** Creates a bus with all that belongs to it. */
        void createBus(EventBus draft, String actor);

        /** Looks again at what waits for the targets of a rule. */
        void ruleChanged(EventRule changed);

        List<Archive> archives(BusId bus);

        /** @throws RuntimeException when it could not be kept */
        void checkArchive(Archive archive);

        /** @param count of archives before another is added */
        void checkArchives(String bus, int count);

        void createArchive(BusId bus, Archive draft, String actor);

        void updateArchive(BusId bus, Archive changed, String actor);
    }

    public DefinitionSet(Buses buses, Rules rules, Connections connections, Around around) {
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

    /** Reads and checks the whole document, then takes it over: connections, buses, rules, archives.
     *
     *  @throws busbar.api.BusException.Invalid naming what is wrong; then nothing was changed */
    public ImportReport read(String json, String actor) {
        SetDocument set = SetDocument.read(json, name -> buses.find(name).map(b -> b.bus().retention())
                .orElse(EventRetention.DEFAULT));
        check(set);
        Changes changes = new Changes();
        set.connections().forEach(connection -> put(connection, actor, changes));
        set.buses().forEach(bus -> put(bus, actor, changes));
        set.rules().forEach(rule -> put(rule, actor, changes));
        set.archives().forEach(archive -> put(archive, actor, changes));
        return new ImportReport(changes.created, changes.changed, changes.unchanged, changes.missing);
    }

    /** What was done so far, by names. */
    private static final class Changes {
        final List<String> created = new ArrayList<>();
        final List<String> changed = new ArrayList<>();
        final List<String> unchanged = new ArrayList<>();
        final List<String> missing = new ArrayList<>();

        /** @return whether there is something to do */
        boolean add(String name, boolean isNew, boolean differs) {
            (isNew ? created : differs ? changed : unchanged).add(name);
            return isNew || differs;
        }
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

    private void put(Connection connection, String actor, Changes changes) {
        String name = "connection " + connection.name();
        Optional<Connection> before = connections.find(connection.name());
        boolean keepsSecret = before.isPresent()
                && before.get().authorization().getClass() == connection.authorization().getClass();
        if (SetDocument.hasSecret(connection) && !keepsSecret) {
            changes.missing.add(name);
        }
        boolean differs = before.isPresent() && !before.get().members().equals(connection.members());
        if (!changes.add(name, before.isEmpty(), differs)) {
            return;
        }
        if (before.isEmpty()) {
            connections.create(connection, actor);
        } else {
            connections.update(connection.withVersion(before.get().version(), before.get().changedAt(), ""), actor);
        }
    }

    private void put(EventBus bus, String actor, Changes changes) {
        Optional<EventBus> before = buses.find(bus.name()).map(Buses.Known::bus);
        boolean differs = before.isPresent() && !bus.isBuiltIn() && !before.get().members().equals(bus.members());
        if (!changes.add("bus " + bus.name(), before.isEmpty(), differs)) {
            return;
        }
        if (before.isEmpty()) {
            around.createBus(bus, actor);
        } else {
            buses.update(bus.withVersion(before.get().version(), before.get().changedAt(), ""), actor);
        }
    }

    private void put(EventRule rule, String actor, Changes changes) {
        Optional<EventRule> before = rules.find(buses.get(rule.bus()).id(), rule.name());
        boolean differs = before.isPresent() && !before.get().equals(rule.withVersion(before.get().version(),
                before.get().changedAt(), before.get().changedBy()));
        if (!changes.add("rule " + rule.bus() + "/" + rule.name(), before.isEmpty(), differs)) {
            return;
        }
        if (before.isEmpty()) {
            rules.create(rule, actor);
        } else {
            around.ruleChanged(rules.update(rule.withVersion(before.get().version(), before.get().changedAt(), ""),
                    actor));
        }
    }

    private void put(Archive archive, String actor, Changes changes) {
        BusId bus = buses.get(archive.bus()).id();
        Optional<Archive> before = around.archives(bus).stream().filter(a -> a.name().equals(archive.name()))
                .findFirst();
        boolean differs = before.isPresent() && !before.get().members().equals(archive.members());
        if (!changes.add("archive " + archive.bus() + "/" + archive.name(), before.isEmpty(), differs)) {
            return;
        }
        if (before.isEmpty()) {
            around.createArchive(bus, archive, actor);
        } else {
            around.updateArchive(bus, archive.withVersion(before.get().version(), before.get().changedAt(), ""),
                    actor);
        }
    }
}
