package busbar.engine;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.ImportReport;
import busbar.api.archive.Archive;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.engine.definitions.Buses;
import busbar.engine.store.BusId;
import java.util.List;
import java.util.function.Supplier;

/** The definitions of an engine as a caller sees them: one change at a time, so that what a change was checked against
 *  still holds when it is kept. Reading waits for nobody. */
abstract class EngineDefinitions implements BusService {
    private final Engine engine;
    final String actor;

    EngineDefinitions(Engine engine, String actor) {
        this.engine = engine;
        this.actor = actor;
    }

    /** What a record refuses reaches the caller as an answer. */
    private <T> T change(Supplier<T> work) {
        engine.changing.lock();
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidArgument", e.getMessage(), e);
        } finally {
            engine.changing.unlock();
        }
    }

    private void change(Runnable work) {
        change(() -> {
            work.run();
            return null;
        });
    }

    // --- buses ---

    @Override
    public List<EventBus> buses() {
        return engine.buses.all().stream().map(Buses.Known::bus).toList();
    }

    @Override
    public EventBus bus(String name) {
        return engine.buses.get(name).bus();
    }

    @Override
    public EventBus createBus(EventBus draft) {
        return change(() -> engine.changes.createBus(draft, actor));
    }

    @Override
    public EventBus updateBus(EventBus changed) {
        return change(() -> {
            EventBus kept = engine.buses.update(changed, actor);
            engine.retainSoon();
            return kept;
        });
    }

    @Override
    public void deleteBus(String name) {
        change(() -> {
            int rules = engine.rules.all(name).size();
            if (rules > 0) {
                throw new BusException.Conflict("EventBusRuleNotEmptyForDelete",
                        "Event bus `%s` was not deleted: it has %d rules. Delete them first.".formatted(name, rules));
            }
            engine.changes.deleteBus(name, actor);
        });
    }

    @Override
    public List<EventBus> busVersions(String name) {
        return engine.buses.versions(name);
    }

    // --- rules ---

    @Override
    public List<EventRule> rules(String bus) {
        return engine.rules.all(bus);
    }

    @Override
    public EventRule rule(String bus, String name) {
        return engine.rules.get(bus, name);
    }

    @Override
    public EventRule createRule(EventRule draft) {
        return change(() -> engine.rules.create(draft, actor));
    }

    @Override
    public EventRule createRule(EventRule draft, StartingPosition from) {
        return change(() -> engine.changes.createRule(draft, from, actor));
    }

    @Override
    public EventRule updateRule(EventRule changed) {
        return change(() -> engine.changes.updateRule(changed, actor));
    }

    @Override
    public EventRule enableRule(String bus, String name, boolean enabled) {
        return change(() -> engine.rules.enable(bus, name, enabled, actor));
    }

    @Override
    public void deleteRule(String bus, String name) {
        change(() -> engine.changes.deleteRule(bus, name, actor));
    }

    @Override
    public List<EventRule> ruleVersions(String bus, String name) {
        return engine.rules.versions(bus, name);
    }

    // --- connections ---

    @Override
    public List<Connection> connections() {
        return engine.connections.all();
    }

    @Override
    public Connection createConnection(Connection draft) {
        return change(() -> engine.connections.create(draft, actor));
    }

    @Override
    public Connection updateConnection(Connection changed) {
        return change(() -> engine.connections.update(changed, actor));
    }

    @Override
    public void deleteConnection(String name) {
        change(() -> engine.connections.delete(name, engine.rules.usersOf(name), actor));
    }

    @Override
    public List<Connection> connectionVersions(String name) {
        return engine.connections.versions(name);
    }

    // --- archives ---

    @Override
    public List<Archive> archives(String bus) {
        return engine.archives.all(id(bus));
    }

    @Override
    public Archive createArchive(Archive draft) {
        return change(() -> engine.archives.create(id(draft.bus()), draft, actor));
    }

    @Override
    public Archive updateArchive(Archive changed) {
        return change(() -> engine.archives.update(id(changed.bus()), changed, actor));
    }

    @Override
    public void deleteArchive(String bus, String name) {
        change(() -> engine.archives.delete(id(bus), name, actor));
    }

    @Override
    public List<Archive> archiveVersions(String bus, String name) {
        return engine.archives.versions(id(bus), name);
    }

    // --- the whole set ---

    @Override
    public String exportDefinitions() {
        return change(() -> engine.definitions.write());
    }

    @Override
    public ImportReport importDefinitions(String json) {
        return change(() -> {
            ImportReport report = engine.definitions.read(json, actor);
            engine.retainSoon();
            return report;
        });
    }

    private BusId id(String bus) {
        return engine.buses.get(bus).id();
    }
}
