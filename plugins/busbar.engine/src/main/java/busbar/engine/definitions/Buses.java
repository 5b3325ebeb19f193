package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.EventBus;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The buses that there are. */
public final class Buses {
    private static final String WORDS_OF_DEFAULT = "Events of the platform itself";
    private final Database state;
    private final Clock clock;
    private final Limits limits;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A bus and its number. */
    public record Known(BusId id, EventBus bus) {
    }

    public Buses(Database state, Clock clock, Limits limits) {
        this.state = state;
        this.clock = clock;
        this.limits = limits;
        state.read(sql -> sql.all("SELECT number, name, description, created_at FROM bus",
                row -> new Known(new BusId(row.getLong(1), row.getString(2)), EventBus.draft(row.getString(2),
                        row.getString(3)).withCreatedAt(Instant.ofEpochMilli(row.getLong(4))))))
                .forEach(row -> known.put(row.id().name(), new Known(row.id(), newest(row.bus()))));
        if (!known.containsKey(EventBus.DEFAULT)) {
            creation(nextNumber(), EventBus.draft(EventBus.DEFAULT, WORDS_OF_DEFAULT), "").make(state);
        }
    }

    /** A bus that an engine made which kept no versions of buses has its first one now. */
    private EventBus newest(EventBus row) {
        List<EventBus> versions = kept(row.name());
        EventBus first = row.withVersion(1, row.createdAt(), "");
        if (versions.isEmpty()) {
            state.write(sql -> {
                keep(sql, first);
                return first;
            });
        }
        return versions.stream().findFirst().orElse(first);
    }

    private List<EventBus> kept(String name) {
        return Versions.all(state, Versions.Kind.BUS, Versions.NO_BUS, name, row -> BusDocument.read(row.getString(1)));
    }

    private static void keep(Sql sql, EventBus bus) throws SQLException {
        Versions.keep(sql, Versions.Kind.BUS, Versions.NO_BUS, bus, BusDocument.write(bus));
    }

    /** By name, the built-in one first. */
    public List<Known> all() {
        return known.values().stream().sorted(Comparator.comparing((Known k) -> !k.bus().isBuiltIn())
                .thenComparing(k -> k.bus().name())).toList();
    }

    /** @throws BusException.NotFound when there is none of that name */
    public Known get(String name) {
        return find(name).orElseThrow(() -> new BusException.NotFound("EventBusNotExist",
                "There is no event bus `%s`. Create it first, or look at the name's spelling.".formatted(name)));
    }

    public Optional<Known> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public Optional<Known> find(long number) {
        return known.values().stream().filter(k -> k.id().number() == number).findFirst();
    }

    /** Newest first; those before it was deleted and created again too. */
    public List<EventBus> versions(String name) {
        get(name);
        return kept(name);
    }

    public synchronized Known create(EventBus draft, String actor) {
        String name = draft.name();
        if (known.containsKey(name)) {
            throw new BusException.Conflict("EventBusAlreadyExist",
                    "Event bus `%s` is there already. Give another name.".formatted(name));
        }
        checkNew(name, known.size());
        return creation(nextNumber(), draft, actor).make(state);
    }

    /** Checks a bus that is not there.
     *
     *  @param count of all buses, the built-in one too, before it is added */
    void checkNew(String name, int count) {
        if (Names.isReserved(name)) {
            throw new BusException.Invalid("InvalidArgument",
                    "Event bus name `%s` is kept for the service itself. Give another name.".formatted(name));
        }
        if (count - 1 >= limits.busesMax()) {
            throw new BusException.Invalid("EventBusCountExceedLimit",
                    "There are %d custom buses, which is the limit `%s`. Delete one, or choose other limits."
                            .formatted(limits.busesMax(), limits.profile()));
        }
    }

    /** The number of the bus that is created next: one that no bus ever had. */
    long nextNumber() {
        return state.read(sql -> sql.number("SELECT seq FROM sqlite_sequence WHERE name='bus'")) + 1;
    }

    Change<Known> creation(long number, EventBus draft, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EventBus bus = draft.withCreatedAt(now).withVersion(
                Versions.newest(state, Versions.Kind.BUS, Versions.NO_BUS, draft.name()) + 1, now, actor);
        return sql -> {
            sql.update("INSERT INTO bus(number, name, description, created_at) VALUES(?,?,?,?)", number, bus.name(),
                    bus.description(), now.toEpochMilli());
            keep(sql, bus);
            Outbox.created(sql, Versions.Kind.BUS, "", bus);
            return () -> known(new Known(new BusId(number, bus.name()), bus));
        };
    }

    private Known known(Known now) {
        known.put(now.id().name(), now);
        return now;
    }

    /** Changes description and retention. */
    public synchronized EventBus update(EventBus changed, String actor) {
        Known before = custom(changed.name(), "changed");
        Stale.check("Event bus", "EventBusVersionConflict", before.bus(), changed,
                () -> kept(changed.name()));
        return update(before, changed, actor).make(state);
    }

    Change<EventBus> update(Known before, EventBus changed, String actor) {
        if (before.bus().members().equals(changed.members())) {
            return sql -> before::bus;
        }
        EventBus after = changed.withCreatedAt(before.bus().createdAt()).withVersion(before.bus().version() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS), actor);
        return sql -> {
            keep(sql, after);
            Outbox.changed(sql, Versions.Kind.BUS, "", before.bus(), after);
            sql.update("UPDATE bus SET description=? WHERE number=?", after.description(), before.id().number());
            return () -> known(new Known(before.id(), after)).bus();
        };
    }

    /** Forgets a bus with all that the state knows of it. Its events are the caller's to delete. */
    public Change<Known> removal(String name, String actor) {
        Known gone = custom(name, "deleted");
        long number = gone.id().number();
        return sql -> {
            sql.update("DELETE FROM replay_entry WHERE replay IN (SELECT id FROM replay WHERE bus=?)", number);
            sql.update("DELETE FROM replay_open WHERE replay IN (SELECT id FROM replay WHERE bus=?)", number);
            sql.update("DELETE FROM replay WHERE bus=?", number);
            sql.update("DELETE FROM dead_letter WHERE bus=?", number);
            sql.update("DELETE FROM waiting WHERE bus=?", number);
            Versions.forget(sql, number);
            sql.update("DELETE FROM settled WHERE bus=?", number);
            sql.update("DELETE FROM cursor WHERE bus=?", number);
            Outbox.deleted(sql, Versions.Kind.BUS, "", gone.bus(), clock.instant(), actor);
            sql.update("DELETE FROM bus WHERE number=?", number);
            return () -> known.remove(name);
        };
    }

    private Known custom(String name, String verb) {
        Known found = get(name);
        if (found.bus().isBuiltIn()) {
            throw new BusException.Invalid("EventBusNotAllowed",
                    "The built-in bus `%s` cannot be %s. Use a custom bus for your own events.".formatted(name, verb));
        }
        return found;
    }
}
