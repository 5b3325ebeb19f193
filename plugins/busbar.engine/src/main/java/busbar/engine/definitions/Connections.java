package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.model.Connection;
import busbar.engine.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The connections of HTTP targets, secrets included; those are given to the sender only. */
public final class Connections {
    private static final int CONNECTIONS_MAX = 1_000; // a list on a screen
    private final Database state;
    private final Map<String, Connection> known = new ConcurrentSkipListMap<>();

    public Connections(Database state) {
        this.state = state;
        state.read(sql -> sql.all("SELECT document FROM connection", row -> ConnectionDocument.read(row.getString(1))))
                .forEach(connection -> known.put(connection.name(), connection));
    }

    /** By name, without their secrets. */
    public List<Connection> all() {
        return known.values().stream().map(Connection::masked).toList();
    }

    /** With its secrets. */
    public Optional<Connection> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public synchronized Connection create(Connection draft) {
        if (known.containsKey(draft.name())) {
            throw new BusException.Conflict("ConnectionAlreadyExist",
                    "There is a connection `%s` already. Give another name.".formatted(draft.name()));
        }
        if (known.size() >= CONNECTIONS_MAX) {
            throw new BusException.Invalid("ConnectionCountExceedLimit",
                    "There are %d connections, which is the limit. Delete one.".formatted(CONNECTIONS_MAX));
        }
        return keep(draft);
    }

    public synchronized Connection update(Connection changed) {
        Connection before = get(changed.name());
        return keep(changed.withAuthorization(changed.authorization().completedBy(before.authorization())));
    }

    /** @param usedBy names the targets that use it */
    public synchronized void delete(String name, List<String> usedBy) {
        get(name);
        if (!usedBy.isEmpty()) {
            throw new BusException.Conflict("ConnectionBoundTarget",
                    "Connection `%s` was not deleted: %s use it. Change those targets first."
                            .formatted(name, String.join(", ", usedBy)));
        }
        state.write(sql -> sql.update("DELETE FROM connection WHERE name=?", name));
        known.remove(name);
    }

    private Connection get(String name) {
        return find(name).orElseThrow(() -> new BusException.NotFound("ConnectionNotExist",
                "There is no connection `%s`. It may have been deleted or renamed.".formatted(name)));
    }

    private Connection keep(Connection connection) {
        state.write(sql -> sql.update("INSERT OR REPLACE INTO connection(name, document) VALUES(?,?)",
                connection.name(), ConnectionDocument.write(connection)));
        known.put(connection.name(), connection);
        return connection.masked();
    }
}
