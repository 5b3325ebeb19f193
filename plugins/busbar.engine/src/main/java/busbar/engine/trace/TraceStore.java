package busbar.engine.trace;

import busbar.api.trace.TraceStep;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Sql;
import busbar.engine.store.StoredEvent;
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
                counts.computeIfAbsent(EventKey.of(each.event()), k -> new EventCounts(each.event()))
                        .count(each.step());
                insert(sql, each);
            }
            for (EventCounts event : counts.values()) {
                event.save(sql);
            }
            return null;
        });
    }

    private record EventKey(long bus, long position) {

        static EventKey of(StoredEvent event) {
            return new EventKey(event.bus().number(), event.via().origin());
        }
    }

    private static void insert(Sql sql, Trace.Seen seen) throws SQLException {
        TraceStep step = seen.step();
        sql.update("INSERT OR REPLACE INTO step VALUES(?,?,?,?,?,?,?,?,?,?,?)", step.seq(),
                seen.event().bus().number(), seen.event().via().origin(), micros(step.at()), step.action().name(),
                step.rule(), step.target(), step.attempt(), step.endpoint(), step.status(),
                step.latency().toNanos() / 1_000);
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    void prune(Instant now) {
        long oldest = micros(now.minus(AGE_MAX));
        for (int i = 0; i < PRUNES_MAX; i++) {
            long keepFrom = lastSeq() - STEPS_MAX;
            int gone = database.write(sql -> sql.update("""
                    DELETE FROM step WHERE seq IN
                    (SELECT seq FROM step WHERE seq<? OR at<? ORDER BY seq LIMIT ?)""", keepFrom, oldest,
                    PRUNE_AT_ONCE));
            if (gone < PRUNE_AT_ONCE) {
                break;
            }
        }
        long oldestStep = database.read(sql -> sql.number("SELECT coalesce(min(at), 0) FROM step"));
        database.write(sql -> sql.update("DELETE FROM event WHERE changed_at<?", Math.max(oldest, oldestStep) / 1_000));
    }

    /** Forgets what a deleted bus saw. */
    public void forget(BusId bus) {
        database.write(sql -> {
            sql.update("DELETE FROM step WHERE bus=?", bus.number());
            return sql.update("DELETE FROM event WHERE bus=?", bus.number());
        });
    }
}
