package busbar.engine.trace;

import busbar.engine.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Lets the oldest events of the trace go, and the oldest steps of those that have not ended; some at once, so that
 *  what is seen meanwhile is kept meanwhile. One thread. */
final class TracePruning {
    static final long MINUTE_MICROS = 60_000_000;
    private static final Duration AGE_MAX = Duration.ofDays(7); // as long as the vendor keeps its traces
    private static final int AT_ONCE = 2_000; // events; a commit of some 50 ms
    private static final long OVER = -1; // in place of a bus
    private static final String BEGUN_BEFORE = """
             bus=?1 AND position IN (SELECT position FROM traced WHERE bus=?1 AND received_at<?2
            ORDER BY received_at LIMIT ?3)""";
    private static final String ENDED_BEFORE = """
             WHERE bus=?1 AND position IN (SELECT position FROM traced WHERE bus=?1 AND received_at<?2
            AND changed_at<?2 ORDER BY received_at LIMIT ?3)""";
    private final Database database;
    private final long stepsMax;
    private long bus = OVER; // where it is
    private long minute; // the first that stays
    private long keepFrom; // the last step before

    TracePruning(Database database, long stepsMax) {
        this.database = database;
        this.stepsMax = stepsMax;
    }

    /** Whether all is gone that was too old when it began. */
    boolean isOver() {
        return bus == OVER;
    }

    /** Finds what is too old, or too many, by now. */
    void begin(Instant now) {
        long tooMany = database.read(sql -> sql.number("""
                SELECT coalesce(max(at), 0) FROM minute
                WHERE seq<=(SELECT coalesce(max(seq), 0) FROM minute)-?""", stepsMax));
        minute = Math.max(tooMany, TraceStore.micros(now.minus(AGE_MAX)) / MINUTE_MICROS);
        keepFrom = database.read(sql -> sql.number("SELECT coalesce(max(seq), 0) FROM minute WHERE at<?", minute));
        goOn(OVER);
    }

    /** Lets some go. @param added events since the last time; twice as many go, so that it comes to an end */
    void some(int added) {
        int most = Math.max(AT_ONCE, 2 * added);
        if (!isOver() && events(most) < most) {
            rest(most);
            goOn(bus);
        }
    }

    /** Lets all go that is too old by now. */
    void all(Instant now) {
        for (begin(now); !isOver();) {
            some(0);
        }
    }

    /** There are few buses, and an index begins with them. */
    private void goOn(long after) {
        bus = database.read(sql -> sql.number("SELECT coalesce(min(bus), ?2) FROM traced WHERE bus>?1", after, OVER));
        if (isOver()) {
            database.write(sql -> sql.update("DELETE FROM minute WHERE at<? AND seq<(SELECT max(seq) FROM minute)",
                    minute));
        }
    }

    private int events(int most) {
        return database.write(sql -> {
            List<Long> gone = sql.all("DELETE FROM traced" + ENDED_BEFORE + " RETURNING position",
                    row -> row.getLong(1), bus, before(), most);
            for (long position : gone) {
                sql.update("DELETE FROM steps WHERE bus=? AND position=?", bus, position);
            }
            if (!gone.isEmpty()) {
                sql.update("UPDATE reached SET since=max(since, ?2) WHERE bus=?1", bus, Collections.max(gone) + 1);
            }
            return gone.size();
        });
    }

    private void rest(int most) {
        database.write(sql -> {
            sql.update("DELETE FROM missing WHERE bus=?1 AND until<=(SELECT since FROM reached WHERE bus=?1)", bus);
            return sql.update("DELETE FROM steps WHERE seq<=?4 AND" + BEGUN_BEFORE, bus, before(), most, keepFrom);
        });
    }

    private long before() {
        return minute * MINUTE_MICROS / 1_000;
    }
}
