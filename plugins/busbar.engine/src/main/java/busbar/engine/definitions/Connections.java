package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.Connection;
import busbar.engine.store.Change;
import busbar.engine.store.Database;
import busbar.engine.store.Outbox;
import busbar.engine.store.Sql;
import busbar.engine.store.Stale;
import busbar.engine.store.Versions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The connections of HTTP targets, secrets included; those are given to the sender only. */
public final class Connections {
    private static final int CONNECTIONS_MAX = 1_000; // a list on a screen
    private final Database state;
    private final Clock clock;
    private final Map<String, Connection> known = new ConcurrentSkipListMap<>();

    public Connections(Database state, Clock clock) {
        this.state = state;
        this.clock = clock;
        state.read(sql -> sql.all("SELECT document FROM connection", row -> ConnectionDocument.read(row.getString(1))))
                .forEach(connection -> known.put(connection.name(), connection));
        known.values().stream().filter(connection -> connection.version() == 0).toList()
                .forEach(old -> keeping(old.withVersion(1, old.changedAt(), old.changedBy())).make(state));
    }

    /** By name, without their secrets. */
    public List<Connection> all() {
        return known.values().stream().map(Connection::masked).toList();
    }

    /** With its secrets. */
    public Optional<Connection> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Newest first, without secrets; those of a deleted one too. */
    public List<Connection> versions(String name) {
        List<Connection> found = Versions.all(state, Versions.Kind.CONNECTION, Versions.NO_BUS, name,
                row -> ConnectionDocument.read(row.getString(1)));
        return found.isEmpty() ? List.of(get(name).masked()) : found;
    }

    public synchronized Connection create(Connection draft, String actor) {
        if (known.containsKey(draft.name())) {
            throw new BusException.Conflict("ConnectionAlreadyExist",
                    "There is a connection `%s` already. Give another name.".formatted(draft.name()));
        }
        checkCount(known.size());
        return creation(draft, actor).make(state);
    }

    Change<Connection> creation(Connection draft, String actor) {
        return keeping(draft, Versions.newest(state, Versions.Kind.CONNECTION, Versions.NO_BUS, draft.name()) + 1,
                actor);
    }

    /** @param count of connections before another is added */
    void checkCount(int count) {
        if (count >= CONNECTIONS_MAX) {
            throw new BusException.Invalid("ConnectionCountExceedLimit",
                    "There are %d connections, which is the limit. Delete one.".formatted(CONNECTIONS_MAX));
        }
    }

    public synchronized Connection update(Connection changed, String actor) {
        Connection before = get(changed.name());
        Stale.check("Connection", "ConnectionVersionConflict", before, changed,
                () -> versions(changed.name()));
        return update(before, changed, actor).make(state);
    }

    /** Keeps the secrets that the changed one does not tell. */
    Change<Connection> update(Connection before, Connection changed, String actor) {
        Connection whole = changed.withAuthorization(changed.authorization().completedBy(before.authorization()));
        boolean same = before.members().equals(whole.members())
                && before.authorization().equals(whole.authorization());
        return same ? sql -> before::masked : keeping(whole, before.version() + 1, actor);
    }

    /** @param usedBy names the targets that use it */
    public synchronized void delete(String name, List<String> usedBy, String actor) {
        Connection gone = get(name);
        if (!usedBy.isEmpty()) {
            throw new BusException.Conflict("ConnectionBoundTarget",
                    "Connection `%s` was not deleted: %s use it. Change those targets first."
                            .formatted(name, String.join(", ", usedBy)));
        }
        state.write(sql -> {
            Outbox.deleted(sql, Versions.Kind.CONNECTION, "", gone, clock.instant(), actor);
            return sql.update("DELETE FROM connection WHERE name=?", name);
        });
        known.remove(name);
    }

    private Connection get(String name) {
        return find(name).orElseThrow(() -> new BusException.NotFound("ConnectionNotExist",
                "There is no connection `%s`. It may have been deleted or renamed.".formatted(name)));
    }

    private Change<Connection> keeping(Connection connection, long version, String actor) {
        return keeping(connection.withVersion(version, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor));
    }

    private Change<Connection> keeping(Connection kept) {
        Optional<Connection> before = find(kept.name());
        return sql -> {
            tell(sql, before, kept);
            Versions.keep(sql, Versions.Kind.CONNECTION, Versions.NO_BUS, kept,
                    ConnectionDocument.write(kept.masked()));
            sql.update("INSERT OR REPLACE INTO connection(name, document) VALUES(?,?)", kept.name(),
                    ConnectionDocument.write(kept));
            return () -> {
                known.put(kept.name(), kept);
                return kept.masked();
            };
        };
    }

    /** What an engine kept that knew no versions has its first one now, which nobody made. */
    private static void tell(Sql sql, Optional<Connection> before, Connection kept) throws SQLException {
        if (before.isEmpty()) {
            Outbox.created(sql, Versions.Kind.CONNECTION, "", kept);
        } else if (before.get().version() > 0) {
            Outbox.changed(sql, Versions.Kind.CONNECTION, "", before.get(), kept);
        }
    }
}
