package busbar.engine.store;

import java.sql.SQLException;
import java.util.List;

/** Deliveries that are over, whose row or dead letter is gone, but whose event a restart would read again because the
 *  cursor of its bus stands before it. Kept until the cursor has passed; bounded by what lies between. */
public final class Settled {
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS settled(bus INTEGER NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL,
              target TEXT NOT NULL, PRIMARY KEY(bus, position, rule, target)) WITHOUT ROWID""");
    private static final String REMEMBER = "INSERT OR IGNORE INTO settled SELECT bus, position, rule, target FROM ";
    private static final String AHEAD = " WHERE id=? AND position>=coalesce((SELECT c.position FROM cursor c "
            + "WHERE c.bus=d.bus), 0)";

    private Settled() {
    }

    /** Takes a row from where it waited. */
    public static int removeWaiting(Sql sql, long row) throws SQLException {
        sql.update(REMEMBER + "waiting d" + AHEAD, row);
        return sql.update("DELETE FROM waiting WHERE id=?", row);
    }

    /** Takes a dead letter from the queue. */
    public static int removeLetter(Sql sql, long letter) throws SQLException {
        sql.update(REMEMBER + "dead_letter d" + AHEAD, letter);
        return sql.update("DELETE FROM dead_letter WHERE id=?", letter);
    }

    /** Remembers a delivery that left neither a row nor a letter. */
    public static void add(Sql sql, Delivery delivery) throws SQLException {
        sql.update("INSERT OR IGNORE INTO settled VALUES(?,?,?,?)", delivery.event().bus().number(),
                delivery.event().offset(), delivery.rule(), delivery.target());
    }

    /** Forgets what the cursor of a bus has passed. */
    public static void passed(Sql sql, long bus, long position) throws SQLException {
        sql.update("DELETE FROM settled WHERE bus=? AND position<?", bus, position);
    }
}
