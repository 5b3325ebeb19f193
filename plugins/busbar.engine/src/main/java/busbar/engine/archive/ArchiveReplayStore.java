package busbar.engine.archive;

import busbar.api.deadletter.ReplayJob;
import busbar.engine.store.Database;
import busbar.engine.store.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Replays of archives in the state database. */
final class ArchiveReplayStore {
    private static final int JOBS_MAX = 100; // a list
    private static final String JOB = """
            SELECT r.id, b.name, r.state, r.started_at, r.ended_at, r.message, r.last-r.first, r.replayed
            FROM archive_replay r JOIN bus b ON b.number=r.bus""";
    private static final String ORDER =
            "SELECT id, bus, archive, rules, pace, first, position, last, begin FROM archive_replay";
    private final Database state;

    /** What a job was asked to do, and how far it is.
     *
     *  @param rules joined by commas; empty for all
     *  @param position next offset in the archive
     *  @param begin where the bus ended before the first event was put */
    record Order(long id, long bus, long archive, String rules, int pace, long first, long position, long last,
            long begin) {
    }

    ArchiveReplayStore(Database state) {
        this.state = state;
    }

    long create(Order order, Instant now) {
        return state.write(sql -> {
            sql.update("""
                    INSERT INTO archive_replay(bus, archive, state, rules, pace, first, position, last, begin, replayed,
                    started_at, message) VALUES(?,?,?,?,?,?,?,?,?,0,?,'')""", order.bus(), order.archive(),
                    ReplayJob.State.RUNNING.name(), order.rules(), order.pace(), order.first(), order.position(),
                    order.last(), order.begin(), now.toEpochMilli());
            return sql.lastKey();
        });
    }

    Optional<Order> order(long id) {
        return state.read(sql -> sql.first(ORDER + " WHERE id=?", ArchiveReplayStore::order, id));
    }

    List<Order> running() {
        return state.read(sql -> sql.all(ORDER + " WHERE state='RUNNING' ORDER BY id", ArchiveReplayStore::order));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getInt(5),
                row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
    }

    Optional<ReplayJob> job(long id) {
        return state.read(sql -> sql.first(JOB + " WHERE r.id=?", ArchiveReplayStore::job, id));
    }

    List<ReplayJob> jobs(long bus) {
        return state.read(sql -> sql.all(JOB + " WHERE r.bus=? ORDER BY r.id DESC LIMIT ?", ArchiveReplayStore::job,
                bus, JOBS_MAX));
    }

    private static ReplayJob job(ResultSet row) throws SQLException {
        long ended = row.getLong(5);
        return new ReplayJob(ArchiveReplays.PREFIX + row.getLong(1), row.getString(2),
                ReplayJob.State.valueOf(row.getString(3)), row.getInt(7), row.getInt(8), 0,
                Instant.ofEpochMilli(row.getLong(4)),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)), row.getString(6));
    }

    /** The bus took the event before this position. */
    void moved(long id, long position) {
        state.write(sql -> sql.update("UPDATE archive_replay SET position=?, replayed=replayed+1 WHERE id=?", position,
                id));
    }

    void ended(long id, ReplayJob.State how, String message, Instant now) {
        state.write(sql -> {
            int ended = sql.update(
                    "UPDATE archive_replay SET state=?, message=?, ended_at=? WHERE id=? AND state='RUNNING'",
                    how.name(), message, now.toEpochMilli(), id);
            if (ended == 1) {
                Outbox.finished(sql, sql.first(JOB + " WHERE r.id=?", ArchiveReplayStore::job, id).orElseThrow(), now);
            }
            return ended;
        });
    }
}
