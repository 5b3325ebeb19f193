package busbar.engine.trace;

import busbar.api.trace.TraceAction;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The trace as rows: one of each event, which counts its deliveries, so that its status is read off it; one of the
 *  steps of an event that were kept together; one of each minute, which knows the last step of it. And which arrivals
 *  are among them: those from the first to the last that a bus has here, but for those missing. Hashes of ids fall all
 *  over their index, so it is one of each 32,768 positions: what comes, and what goes, then touches some hundred pages
 *  of it, however many events there are, and who looks for an id looks into each. */
public final class TraceStore {
    static final int SLICE_BITS = 15; // on disk: another number needs an index of another name
    public static final List<String> SCHEMA = List.of("DROP TABLE IF EXISTS step", "DROP TABLE IF EXISTS event", """
            CREATE TABLE IF NOT EXISTS traced(bus INTEGER NOT NULL, position INTEGER NOT NULL,
              id_hash INTEGER NOT NULL, event_id TEXT NOT NULL, source TEXT NOT NULL, type TEXT NOT NULL,
              subject TEXT NOT NULL, received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
              unmatched INTEGER NOT NULL, rules INTEGER NOT NULL, opened INTEGER NOT NULL, retrying INTEGER NOT NULL,
              dead INTEGER NOT NULL, delivered INTEGER NOT NULL, PRIMARY KEY(bus, position)) WITHOUT ROWID""",
            "DROP INDEX IF EXISTS traced_by_id",
            "CREATE INDEX IF NOT EXISTS traced_by_slice ON traced(bus, position>>" + SLICE_BITS + ", id_hash)",
            "CREATE INDEX IF NOT EXISTS traced_by_time ON traced(bus, received_at, position)", """
            CREATE TABLE IF NOT EXISTS steps(bus INTEGER NOT NULL, position INTEGER NOT NULL, seq INTEGER NOT NULL,
              rules TEXT NOT NULL, pack BLOB NOT NULL, PRIMARY KEY(bus, position, seq)) WITHOUT ROWID""",
            "CREATE TABLE IF NOT EXISTS minute(at INTEGER PRIMARY KEY, seq INTEGER NOT NULL)", """
            CREATE TABLE IF NOT EXISTS reached(bus INTEGER PRIMARY KEY, since INTEGER NOT NULL,
              until INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS missing(bus INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
              PRIMARY KEY(bus, since, until)) WITHOUT ROWID""");
    private static final long STEPS_MAX = 10_000_000; // about 1 GB
    private final Database database;
    private final TracePruning pruning;

    public TraceStore(Database database) {
        this(database, STEPS_MAX);
    }

    TraceStore(Database database, long stepsMax) {
        this.database = database;
        pruning = new TracePruning(database, stepsMax);
    }

    long lastSeq() {
        return database.read(sql -> sql.number("SELECT coalesce(max(seq), 0) FROM minute"));
    }

    /** Offset after the last arrival of a bus that is kept; {@link Reach#NOTHING} where none is. */
    long reached(long bus) {
        return database.read(sql -> sql.first("SELECT until FROM reached WHERE bus=?", row -> row.getLong(1), bus))
                .orElse(Reach.NOTHING);
    }

    void add(Gathered seen) {
        database.write(sql -> {
            for (Map.Entry<Long, Reach> each : seen.reaches().entrySet()) {
                save(sql, each.getKey(), each.getValue());
            }
            for (Gathered.Entry event : seen.events()) {
                event.counts().save(sql);
                if (!event.pack().isEmpty()) {
                    event.counts().save(sql, event.pack());
                }
            }
            if (seen.lastSeq() > 0) {
                sql.update("INSERT INTO minute VALUES(?,?) ON CONFLICT(at) DO UPDATE SET seq=max(seq, excluded.seq)",
                        seen.lastMicros() / TracePruning.MINUTE_MICROS, seen.lastSeq());
            }
            return null;
        });
    }

    private static void save(Sql sql, long bus, Reach reach) throws SQLException {
        sql.update("INSERT INTO reached VALUES(?,?,?) ON CONFLICT(bus) DO UPDATE SET until=max(until, excluded.until)",
                bus, reach.first(), reach.until());
        for (Range gap : reach.gaps()) {
            sql.update("INSERT OR IGNORE INTO missing VALUES(?,?,?)", bus, gap.from(), gap.until());
        }
    }

    boolean tellsOf(BusId bus, long position, String rule) {
        return database.read(sql -> sql.number("SELECT EXISTS(SELECT 1 FROM steps WHERE bus=? AND position=? "
                + "AND instr(rules, ?))", bus.number(), position, StepPack.named(rule))) != 0;
    }

    boolean wasHeld(long position, LaneKey lane, long seq) {
        List<List<StepPack.Step>> packs = database.read(sql -> sql.all("SELECT seq, pack FROM steps WHERE bus=? "
                + "AND position=? AND instr(rules, ?) ORDER BY seq",
                row -> StepPack.unpack(row.getLong(1), row.getBytes(2)), lane.bus().number(),
                position, StepPack.named(lane.rule())));
        List<StepPack.Step> steps = packs.stream().flatMap(List::stream)
                .filter(step -> step.rule().equals(lane.rule()) && step.target().equals(lane.target())).toList();
        boolean skipped = steps.stream().anyMatch(s -> s.seq() > seq && s.action() == TraceAction.SKIPPED);
        return !skipped && steps.stream().filter(step -> step.seq() <= seq).reduce((first, second) -> second)
                .filter(last -> last.action() == TraceAction.HELD).isPresent();
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    TracePruning pruning() {
        return pruning;
    }

    /** Forgets events that a damaged log has lost; their offsets are given again. Before a bus is read. */
    public void forgetFrom(BusId bus, long end) {
        database.write(sql -> {
            sql.update("UPDATE reached SET since=min(since, ?2), until=?2 WHERE bus=?1 AND until>?2", bus.number(),
                    end);
            sql.update("DELETE FROM steps WHERE bus=? AND position>=?", bus.number(), end);
            return sql.update("DELETE FROM traced WHERE bus=? AND position>=?", bus.number(), end);
        });
    }

    /** Forgets what a deleted bus saw. */
    public void forget(BusId bus) {
        database.write(sql -> {
            sql.update("DELETE FROM reached WHERE bus=?", bus.number());
            sql.update("DELETE FROM missing WHERE bus=?", bus.number());
            sql.update("DELETE FROM steps WHERE bus=?", bus.number());
            return sql.update("DELETE FROM traced WHERE bus=?", bus.number());
        });
    }
}
