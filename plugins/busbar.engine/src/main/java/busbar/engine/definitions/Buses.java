package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.EventBus;
import busbar.api.model.Limits;
import busbar.api.model.Names;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
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
                row -> known.put(row.getString(2), new Known(new BusId(row.getLong(1), row.getString(2)),
                        new EventBus(row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)))))));
        if (!known.containsKey(EventBus.DEFAULT)) {
            insert(EventBus.DEFAULT, WORDS_OF_DEFAULT);
        }
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

    public synchronized Known create(String name, String description) {
        Names.checkBus(name);
        if (known.containsKey(name)) {
            throw new BusException.Conflict("EventBusAlreadyExist",
                    "Event bus `%s` is there already. Give another name.".formatted(name));
        }
        if (Names.isReserved(name)) {
            throw new BusException.Invalid("InvalidArgument",
                    "Event bus name `%s` is kept for the service itself. Give another name.".formatted(name));
        }
        if (known.size() - 1 >= limits.busesMax()) {
            throw new BusException.Invalid("EventBusCountExceedLimit",
                    "There are %d custom buses, which is the limit `%s`. Delete one, or choose other limits."
                            .formatted(limits.busesMax(), limits.profile()));
        }
        return insert(name, description);
    }

    private Known insert(String name, String description) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EventBus bus = new EventBus(name, description, now);
        long number = state.write(sql -> {
            sql.update("INSERT INTO bus(name, description, created_at) VALUES(?,?,?)", name, description,
                    now.toEpochMilli());
            return sql.lastKey();
        });
        Known added = new Known(new BusId(number, name), bus);
        known.put(name, added);
        return added;
    }

    public synchronized EventBus update(String name, String description) {
        Known before = custom(name, "changed");
        state.write(sql -> sql.update("UPDATE bus SET description=? WHERE number=?", description,
                before.id().number()));
        EventBus after = new EventBus(name, description, before.bus().createdAt());
        known.put(name, new Known(before.id(), after));
        return after;
    }

    /** Forgets a bus with all that the state knows of it. Its events are the caller's to delete. */
    public synchronized Known remove(String name) {
        Known gone = custom(name, "deleted");
        long number = gone.id().number();
        state.write(sql -> {
            sql.update("DELETE FROM replay_entry WHERE replay IN (SELECT id FROM replay WHERE bus=?)", number);
            sql.update("DELETE FROM replay_open WHERE replay IN (SELECT id FROM replay WHERE bus=?)", number);
            sql.update("DELETE FROM replay WHERE bus=?", number);
            sql.update("DELETE FROM dead_letter WHERE bus=?", number);
            sql.update("DELETE FROM waiting WHERE bus=?", number);
            sql.update("DELETE FROM rule_version WHERE bus=?", number);
            sql.update("DELETE FROM settled WHERE bus=?", number);
            sql.update("DELETE FROM cursor WHERE bus=?", number);
            return sql.update("DELETE FROM bus WHERE number=?", number);
        });
        known.remove(name);
        return gone;
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
