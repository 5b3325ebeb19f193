package busbar.engine.store;

import busbar.api.model.Definition;
import java.sql.SQLException;
import java.util.List;

/** The last versions of every definition, without secrets. Those of a deleted one stay, so that one of its name goes on
 *  counting: rules and archives as long as their bus, buses and connections for good. */
public final class Versions {
    /** Makes the table, and moves the versions into it that an older engine kept of rules alone. */
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS definition_version(kind TEXT NOT NULL, bus INTEGER NOT NULL, name TEXT NOT NULL,
              version INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY(kind, bus, name, version)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS rule_version(bus INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
              document TEXT NOT NULL, PRIMARY KEY(bus, name, version)) WITHOUT ROWID""", """
            INSERT OR IGNORE INTO definition_version SELECT 'RULE', bus, name, version, document FROM rule_version""",
            """
            DROP TABLE rule_version""");
    /** The number under which what belongs to no bus has its versions. */
    public static final long NO_BUS = 0;

    /** What has versions. */
    public enum Kind {
        BUS, RULE, CONNECTION, ARCHIVE
    }

    private Versions() {
    }

    /** Keeps a version, and lets those go that are too old. */
    public static void keep(Sql sql, Kind kind, long bus, Definition kept, String document) throws SQLException {
        sql.update("INSERT OR REPLACE INTO definition_version VALUES(?,?,?,?,?)", kind.name(), bus, kept.name(),
                kept.version(), document);
        sql.update("DELETE FROM definition_version WHERE kind=? AND bus=? AND name=? AND version<=?", kind.name(), bus,
                kept.name(), kept.version() - Definition.VERSIONS_MAX);
    }

    /** Newest first. */
    public static <T> List<T> all(Database state, Kind kind, long bus, String name, Sql.Row<T> document) {
        return state.read(sql -> sql.all("SELECT document FROM definition_version WHERE kind=? AND bus=? AND name=? "
                + "ORDER BY version DESC", document, kind.name(), bus, name));
    }

    /** The number of the newest version, be its definition deleted; 0 where there never was one. */
    public static long newest(Database state, Kind kind, long bus, String name) {
        return state.read(sql -> sql.number(
                "SELECT max(version) FROM definition_version WHERE kind=? AND bus=? AND name=?", kind.name(), bus,
                name));
    }

    /** Forgets what belonged to a bus. */
    public static void forget(Sql sql, long bus) throws SQLException {
        sql.update("DELETE FROM definition_version WHERE bus=?", bus);
    }
}
