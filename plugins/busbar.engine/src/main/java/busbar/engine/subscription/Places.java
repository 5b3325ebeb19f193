package busbar.engine.subscription;

import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where subscriptions stand, in the state database. One that nobody ever touched has no row. */
public final class Places {
    /** In {@code fresh} is how far the trace was told; an older engine had 0 or 1 there. */
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS subscription(bus INTEGER NOT NULL, rule TEXT NOT NULL, target TEXT NOT NULL,
              paused INTEGER NOT NULL, first INTEGER NOT NULL, position INTEGER NOT NULL, until INTEGER NOT NULL,
              deliver_from INTEGER NOT NULL, opened_from INTEGER NOT NULL, fresh INTEGER NOT NULL,
              drop_before INTEGER NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL,
              PRIMARY KEY(bus, rule, target)) WITHOUT ROWID""", Farewells.SCHEMA);
    private static final String KEY = " WHERE bus=? AND rule=? AND target=?";
    private final Database state;

    Places(Database state) {
        this.state = state;
    }

    Map<LaneKey, Place> all(BusId bus) {
        Map<LaneKey, Place> found = new HashMap<>();
        state.read(sql -> sql.all("""
                SELECT rule, target, paused, first, position, until, deliver_from, opened_from, fresh, drop_before,
                changed_at, changed_by FROM subscription WHERE bus=?""",
                row -> found.put(new LaneKey(bus, row.getString(1), row.getString(2)), place(row)), bus.number()));
        return found;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getInt(3) != 0, row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9), row.getLong(10), Instant.ofEpochMilli(row.getLong(11)),
                row.getString(12));
    }

    void put(LaneKey key, Place place) {
        state.write(sql -> sql.update("INSERT OR REPLACE INTO subscription VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                key.bus().number(), key.rule(), key.target(), place.paused() ? 1 : 0, place.first(), place.position(),
                place.until(), place.deliverFrom(), place.openedFrom(), place.told(), place.dropBefore(),
                place.changedAt().toEpochMilli(), place.changedBy()));
    }

    /** Keeps how far some are. @param moved what changed of them is position, end, and what was told */
    void moved(Map<LaneKey, Place> moved) {
        state.write(sql -> {
            for (Map.Entry<LaneKey, Place> each : moved.entrySet()) {
                LaneKey key = each.getKey();
                Place place = each.getValue();
                sql.update("UPDATE subscription SET position=?, until=?, fresh=?" + KEY, place.position(),
                        place.until(), place.told(), key.bus().number(), key.rule(), key.target());
            }
            return null;
        });
    }

    void dropped(LaneKey key) {
        state.write(sql -> update(sql, "UPDATE subscription SET drop_before=0", key));
    }

    void remove(LaneKey key) {
        state.write(sql -> {
            remove(sql, key);
            return null;
        });
    }

    static void remove(Sql sql, LaneKey key) throws SQLException {
        update(sql, "DELETE FROM subscription", key);
    }

    private static int update(Sql sql, String change, LaneKey key) throws SQLException {
        return sql.update(change + KEY, key.bus().number(), key.rule(), key.target());
    }
}
