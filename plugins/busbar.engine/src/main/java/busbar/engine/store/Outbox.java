package busbar.engine.store;

import busbar.api.deadletter.ReplayJob;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.OfficialType;
import busbar.api.model.Definition;
import busbar.api.model.Difference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the engine tells of itself, on its way to the built-in bus: rows that are made in the change that they tell of,
 *  so that a kill leaves both or neither. */
public final class Outbox {
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS official(id INTEGER PRIMARY KEY AUTOINCREMENT, event BLOB NOT NULL)""");
    private static final long ROWS_MAX = 100_000; // while the built-in bus takes nothing; some 50 MB
    private static final int CHANGES_MAX = 50; // of one event, and with the next bound at most some 100 KB
    private static final int VALUE_MAX = 500; // characters

    private Outbox() {
    }

    /** What the engine makes for itself is nobody's deed and not told. */
    public static void created(Sql sql, Versions.Kind kind, String bus, Definition made) throws SQLException {
        if (!made.changedBy().isEmpty()) {
            add(sql, type(kind, "_CREATED"), subject(kind, bus, made.name()), made.changedAt(),
                    data(bus, made, made.version(), made.changedBy()));
        }
    }

    public static void changed(Sql sql, Versions.Kind kind, String bus, Definition before, Definition after)
            throws SQLException {
        ObjectNode data = data(bus, after, after.version(), after.changedBy());
        ArrayNode changes = data.putArray("changes");
        Difference.between(before, after).stream().limit(CHANGES_MAX).forEach(each -> changes.addObject()
                .put("target", each.target()).put("member", each.member()).put("before", cut(each.before()))
                .put("after", cut(each.after())));
        add(sql, type(kind, "_CHANGED"), subject(kind, bus, after.name()), after.changedAt(), data);
    }

    public static void deleted(Sql sql, Versions.Kind kind, String bus, Definition gone, Instant at, String actor)
            throws SQLException {
        add(sql, type(kind, "_DELETED"), subject(kind, bus, gone.name()), at, data(bus, gone, gone.version(), actor));
    }

    private static String cut(String value) {
        return value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) + "…" : value;
    }

    private static OfficialType type(Versions.Kind kind, String verb) {
        return OfficialType.valueOf(kind.name() + verb);
    }

    private static String subject(Versions.Kind kind, String bus, String name) {
        return switch (kind) {
            case BUS -> "bus/" + name;
            case CONNECTION -> "connection/" + name;
            case RULE -> "bus/" + bus + "/rule/" + name;
            case ARCHIVE -> "bus/" + bus + "/archive/" + name;
        };
    }

    private static ObjectNode data(String bus, Definition definition, long version, String actor) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (!bus.isEmpty()) {
            data.put("bus", bus);
        }
        return data.put("name", definition.name()).put("version", version).put("actor", actor);
    }

    public static void finished(Sql sql, ReplayJob job, Instant at) throws SQLException {
        add(sql, OfficialType.REPLAY_FINISHED, "bus/" + job.bus() + "/replay/" + job.id(), at,
                JsonNodeFactory.instance.objectNode().put("bus", job.bus()).put("replay", job.id())
                        .put("state", job.state().name()).put("events", job.total()).put("replayed", job.replayed())
                        .put("skipped", job.skipped()).put("message", cut(job.message())));
    }

    /** Tells of something within the change that makes it so. */
    public static void add(Sql sql, OfficialType type, String subject, Instant at, ObjectNode data)
            throws SQLException {
        Event event = Event.of("busbar-" + UUID.randomUUID(), OfficialType.SOURCE, type.text()).withSubject(subject)
                .with("time", at.toString()).with("datacontenttype", "application/json").withJson(data.toString());
        sql.update("INSERT INTO official(event) VALUES(?)", (Object) EventJson.write(event));
        sql.update("DELETE FROM official WHERE id<=?", sql.lastKey() - ROWS_MAX);
    }
}
