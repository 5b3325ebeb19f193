package busbar.engine.retry;

import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Settled;
import busbar.engine.store.Sql;
import busbar.engine.store.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Deliveries that wait, as rows of the state database: retries until they are due, and what a target's lane in memory
 *  had no room for. */
public final class WaitingRoom {
    private static final String KEY = " WHERE bus=?1 AND rule=?2 AND target=?3 AND position=?4)";
    private static final String STANDING = """
            SELECT CASE WHEN EXISTS(SELECT 1 FROM waiting %1$s THEN (SELECT CASE WHEN attempt>1 THEN 2 ELSE 1 END
            FROM waiting WHERE bus=?1 AND rule=?2 AND target=?3 AND position=?4)
            WHEN EXISTS(SELECT 1 FROM dead_letter %1$s THEN 3 WHEN EXISTS(SELECT 1 FROM settled %1$s THEN 4
            ELSE 0 END""".formatted(KEY);
    private static final String OF_LANE = " WHERE bus=? AND rule=? AND target=?";
    private final Database state;

    /** A row. @param position of the event in its channel */
    public record Waiting(long id, long position, int attempt, Optional<Instant> firstAttemptAt, Instant dueAt) {
    }

    /** Whose deliveries. */
    public record Lane(long bus, String rule, String target) {

        public static Lane of(LaneKey key) {
            return new Lane(key.bus().number(), key.rule(), key.target());
        }
    }

    public WaitingRoom(Database state) {
        this.state = state;
    }

    /** Keeps a delivery until it is due; changes its row where it has one. Completes when it is on disk.
     *
     *  @param backlog whether it waits for room only
     *  @param wanted asked within the change
     *  @return the row's number; 0 where it is not wanted */
    public CompletableFuture<Long> put(Delivery delivery, Instant dueAt, boolean backlog, BooleanSupplier wanted) {
        return state.submit(sql -> wanted.getAsBoolean() ? put(sql, delivery, dueAt, backlog) : 0L);
    }

    private static long put(Sql sql, Delivery delivery, Instant dueAt, boolean backlog) throws SQLException {
        Long first = delivery.firstAttemptAt().map(Instant::toEpochMilli).orElse(null);
        return sql.number("""
                INSERT INTO waiting(bus, position, rule, target, attempt, first_attempt_at, due_at, backlog)
                VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(bus, rule, target, position) DO UPDATE SET
                attempt=excluded.attempt, first_attempt_at=excluded.first_attempt_at, due_at=excluded.due_at,
                backlog=excluded.backlog RETURNING id""", delivery.event().bus().number(), delivery.event().offset(),
                delivery.rule(), delivery.target(), delivery.attempt(), first, dueAt.toEpochMilli(), backlog ? 1 : 0);
    }

    /** Takes a delivery's row away within a change that says what became of it. */
    public static void remove(Sql sql, Delivery delivery) throws SQLException {
        if (delivery.row() != 0) {
            Settled.removeWaiting(sql, delivery.row());
        }
    }

    /** Takes a delivery's row away. Completes when it is gone; at once where there is none. */
    public CompletableFuture<Void> removed(Delivery delivery) {
        return delivery.row() == 0 ? CompletableFuture.completedFuture(null) : state.submit(sql -> {
            remove(sql, delivery);
            return null;
        });
    }

    /** Rows of a lane that are due, oldest due time first. */
    public List<Waiting> due(Lane lane, Instant now, int limit) {
        return state.read(sql -> sql.all("""
                SELECT id, position, attempt, first_attempt_at, due_at FROM waiting
                WHERE bus=? AND rule=? AND target=? AND due_at<=? ORDER BY due_at, position LIMIT ?""",
                WaitingRoom::row, lane.bus(), lane.rule(), lane.target(), now.toEpochMilli(), limit));
    }

    /** Rows of a lane in the order of their events, due or not. */
    public List<Waiting> inOrder(Lane lane, int limit) {
        return state.read(sql -> sql.all("""
                SELECT id, position, attempt, first_attempt_at, due_at FROM waiting
                WHERE bus=? AND rule=? AND target=? ORDER BY position LIMIT ?""",
                WaitingRoom::row, lane.bus(), lane.rule(), lane.target(), limit));
    }

    private static Waiting row(ResultSet row) throws SQLException {
        long first = row.getLong(4);
        return new Waiting(row.getLong(1), row.getLong(2), row.getInt(3),
                first == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    /** Rows of a lane of events before an offset. */
    public List<Waiting> before(Lane lane, long offset, int limit) {
        return state.read(sql -> sql.all("SELECT id, position, attempt, first_attempt_at, due_at FROM waiting"
                + OF_LANE + " AND position<? LIMIT ?", WaitingRoom::row, lane.bus(), lane.rule(), lane.target(), offset,
                limit));
    }

    /** Takes the rows of deliveries away that are not to be made. No note is left of them: their subscription, which
     *  was moved, knows what becomes of their events. */
    public void drop(List<Waiting> rows) {
        state.write(sql -> {
            for (Waiting row : rows) {
                sql.update("DELETE FROM waiting WHERE id=?", row.id());
            }
            return null;
        });
    }

    /** Offset of the newest event of a lane that has a row; -1 when none has. */
    public long newest(Lane lane) {
        return state.read(sql -> sql.number("SELECT coalesce(max(position), -1) FROM waiting" + OF_LANE, lane.bus(),
                lane.rule(), lane.target()));
    }

    /** How many rows each lane of a bus has. */
    public Map<Lane, Long> counts(BusId bus) {
        Map<Lane, Long> found = new HashMap<>();
        state.read(sql -> sql.all("SELECT rule, target, count(*) FROM waiting WHERE bus=? GROUP BY rule, target",
                row -> found.put(new Lane(bus.number(), row.getString(1), row.getString(2)), row.getLong(3)),
                bus.number()));
        return found;
    }

    /** When the first of a lane that is due after a time is due. */
    public OptionalLong nextDueMillis(Lane lane, Instant after) {
        return state.read(sql -> sql.first("""
                SELECT min(due_at) FROM waiting WHERE bus=? AND rule=? AND target=? AND due_at>?""",
                row -> row.getObject(1) == null ? null : row.getLong(1), lane.bus(), lane.rule(), lane.target(),
                after.toEpochMilli())).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** All lanes that have rows. */
    public List<Lane> lanes() {
        return state.read(sql -> sql.all("SELECT DISTINCT bus, rule, target FROM waiting",
                row -> new Lane(row.getLong(1), row.getString(2), row.getString(3))));
    }

    /** Makes all rows of a rule due, so that what became of the rule reaches them now. */
    public void hurry(BusId bus, String rule, Instant now) {
        state.write(sql -> sql.update("UPDATE waiting SET due_at=? WHERE bus=? AND rule=?", now.toEpochMilli(),
                bus.number(), rule));
    }

    /** Takes the row of an event away that cannot be read any more. */
    public void forget(Waiting row) {
        state.submit(sql -> sql.update("DELETE FROM waiting WHERE id=?", row.id()));
    }

    /** What a row, a letter or a note of before a restart tells of a delivery. */
    public Standing standing(Delivery delivery) {
        Object[] key = {delivery.event().bus().number(), delivery.rule(), delivery.target(),
                delivery.event().offset()};
        return Standing.values()[Math.toIntExact(state.read(sql -> sql.number(STANDING, key)))];
    }
}
