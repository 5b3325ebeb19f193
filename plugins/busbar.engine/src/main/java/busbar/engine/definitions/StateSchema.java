package busbar.engine.definitions;

import busbar.engine.store.Settled;
import busbar.engine.store.Versions;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the state database. What is here must not be lost. */
public final class StateSchema {
    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS bus(number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
              description TEXT NOT NULL, created_at INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS rule(bus INTEGER NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL,
              PRIMARY KEY(bus, name)) WITHOUT ROWID""", """
            CREATE TABLE IF NOT EXISTS connection(name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID""", """
            CREATE TABLE IF NOT EXISTS cursor(bus INTEGER PRIMARY KEY, position INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS waiting(id INTEGER PRIMARY KEY AUTOINCREMENT, bus INTEGER NOT NULL,
              position INTEGER NOT NULL, rule TEXT NOT NULL, target TEXT NOT NULL, attempt INTEGER NOT NULL,
              first_attempt_at INTEGER, due_at INTEGER NOT NULL, backlog INTEGER NOT NULL,
              UNIQUE(bus, rule, target, position))""", """
            CREATE INDEX IF NOT EXISTS waiting_due ON waiting(bus, rule, target, due_at)""", """
            CREATE TABLE IF NOT EXISTS dead_letter(id INTEGER PRIMARY KEY AUTOINCREMENT, bus INTEGER NOT NULL,
              position INTEGER NOT NULL, origin INTEGER NOT NULL, event BLOB NOT NULL, rule TEXT NOT NULL,
              target TEXT NOT NULL, endpoint TEXT NOT NULL, attempts INTEGER NOT NULL, error_class TEXT NOT NULL,
              last_answer TEXT NOT NULL, received_at INTEGER NOT NULL, first_attempt_at INTEGER NOT NULL,
              died_at INTEGER NOT NULL, UNIQUE(bus, rule, target, position))""", """
            CREATE TABLE IF NOT EXISTS replay(id INTEGER PRIMARY KEY AUTOINCREMENT, bus INTEGER NOT NULL,
              state TEXT NOT NULL, reach TEXT NOT NULL, edited BLOB, pace INTEGER NOT NULL, begin INTEGER NOT NULL,
              started_at INTEGER NOT NULL, ended_at INTEGER, message TEXT NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS replay_entry(replay INTEGER NOT NULL, letter INTEGER NOT NULL,
              event_id TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
              PRIMARY KEY(replay, letter)) WITHOUT ROWID""", """
            CREATE TABLE IF NOT EXISTS replay_open(replay INTEGER PRIMARY KEY)""");

    public static final List<String> STATEMENTS =
            Stream.of(TABLES, Versions.SCHEMA, Settled.SCHEMA).flatMap(List::stream).toList();

    private StateSchema() {
    }
}
