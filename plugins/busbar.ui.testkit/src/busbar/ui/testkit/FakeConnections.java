package busbar.ui.testkit;

import busbar.api.BusException;
import busbar.api.model.Connection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connections of targets of a fake service. What was given with its secrets stays here to be looked at. */
public final class FakeConnections {
    private static final Instant CHANGED = Instant.parse("2024-05-01T12:00:00Z");
    private final FakeVersions<Connection> versions = new FakeVersions<>();
    private final List<Connection> given = new CopyOnWriteArrayList<>();

    public List<Connection> all() {
        return versions.newest();
    }

    /** What was asked to be kept, secrets included, in order. */
    public List<Connection> given() {
        return List.copyOf(given);
    }

    public Connection create(Connection draft) {
        if (versions.newest(draft.name()).isPresent()) {
            throw new BusException.Conflict("ConnectionAlreadyExist",
                    "There is a connection `" + draft.name() + "` already.");
        }
        return keep(draft, 1);
    }

    public Connection update(Connection changed) {
        versions.check(changed, "ConnectionVersionConflict");
        return keep(changed, changed.version() + 1);
    }

    List<Connection> versions(String name) {
        return versions.all(name);
    }

    void delete(String name) {
        versions.remove(name);
    }

    private Connection keep(Connection connection, long version) {
        given.add(connection);
        return versions.keep(connection.masked().withVersion(version, CHANGED, "test"));
    }
}
