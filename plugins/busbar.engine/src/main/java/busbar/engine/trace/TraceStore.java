package busbar.engine.trace;

import busbar.api.trace.TraceStep;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps and events of the trace as rows. An event's row counts its deliveries, so that its status is read off it. */
public final class TraceStore {
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS event(bus INTEGER NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL,
              source TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, received_at INTEGER NOT NULL,
              changed_at INTEGER NOT NULL, unmatched INTEGER NOT NULL, rules INTEGER NOT NULL, opened INTEGER NOT NULL,
              retrying INTEGER NOT NULL, dead INTEGER NOT NULL, delivered INTEGER NOT NULL,
              PRIMARY KEY(bus, position)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS event_by_id ON event(bus, event_id, position)",
            "CREATE INDEX IF NOT EXISTS event_by_time ON event(received_at, bus, position)", """
            CREATE TABLE IF NOT EXISTS step(seq INTEGER PRIMARY KEY, bus INTEGER NOT NULL, position INTEGER NOT NULL,
              at INTEGER NOT NULL, action TEXT NOT NULL, rule TEXT NOT NULL, target TEXT NOT NULL,
              attempt INTEGER NOT NULL, endpoint TEXT NOT NULL, status TEXT NOT NULL, latency INTEGER NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS step_by_event ON step(bus, position, seq)");
    private static final Duration AGE_MAX = Duration.ofDays(7); // as long as the vendor keeps its traces
    private static final long STEPS_MAX = 10_000_000; // about 2 GB
    private static final int PRUNE_AT_ONCE = 5_000; // a commit of some 10 ms
    private static final int PRUNES_MAX = 200; // a minute's worth at 16,000 steps a second
    private final Database database;

    public TraceStore(Database database) {
        this.database = database;
    }

    long lastSeq() {
        return database.read(sql -> sql.number("SELECT coalesce(max(seq), 0) FROM step"));
    }

    void add(List<Trace.Seen> seen) {
        Map<EventKey, EventCounts> counts = new LinkedHashMap<>();
        database.write(sql -> {
            counts.clear();
            for (Trace.Seen each : seen) {
                EventCounts event = counts.computeIfAbsent(
                        new EventKey(each.event().bus(), each.event().position()), k -> new EventCounts(each.event()));
                if (each.step().isPresent()) {
                    event.count(each.event().home(), each.step().get());
                    insert(sql, each.event(), each.step().get());
                } else {
                    event.opened(each.opened());
                }
            }
            for (EventCounts event : counts.values()) {
                event.save(sql);
            }
            return null;
        });
    }

    private record EventKey(long bus, long position) {
    }

    private static void insert(Sql sql, Trace.Subject event, TraceStep step) throws SQLException {
        sql.update("INSERT OR REPLACE INTO step VALUES(?,?,?,?,?,?,?,?,?,?,?)", step.seq(), event.bus(),
                event.position(), micros(step.at()), step.action().name(), step.rule(), step.target(), step.attempt(),
                step.endpoint(), step.status(), step.latency().toNanos() / 1_000);
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** Lets the oldest go, a few at once, each found at the beginning of an index. */
    void prune(Instant now) {
        long oldest = micros(now.minus(AGE_MAX));
        boolean more = true;
        for (int i = 0; i < PRUNES_MAX && more; i++) {
            long first = database.read(sql -> sql.number("SELECT min(seq) FROM step"));
            long keepFrom = lastSeq() - STEPS_MAX;
            more = database.write(sql -> sql.update("DELETE FROM step WHERE seq<? AND (seq<? OR at<?)",
                    first + PRUNE_AT_ONCE, keepFrom, oldest)) == PRUNE_AT_ONCE;
        }
        long oldestStep = database.read(sql -> sql.number("SELECT at FROM step ORDER BY seq LIMIT 1"));
        long before = Math.max(oldest, oldestStep) / 1_000;
        more = true;
        for (int i = 0; i < PRUNES_MAX && more; i++) {
            more = database.write(sql -> sql.update("""
                    DELETE FROM event WHERE (bus, position) IN (SELECT bus, position FROM event
                    WHERE received_at<? AND changed_at<? ORDER BY received_at LIMIT ?)""", before, before,
                    PRUNE_AT_ONCE)) == PRUNE_AT_ONCE;
        }
    }

    /** Forgets what a deleted bus saw. */
    public void forget(BusId bus) {
        database.write(sql -> {
            sql.update("DELETE FROM step WHERE bus=?", bus.number());
            return sql.update("DELETE FROM event WHERE bus=?", bus.number());
        });
    }
}
