package busbar.engine.replay;

import busbar.api.Page;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.engine.store.Database;
import busbar.engine.store.Outbox;
import busbar.engine.store.Settled;
import busbar.engine.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs and their ledgers in the state database. */
final class ReplayStore {
    private static final int JOBS_MAX = 100; // a list
    private static final int ENTRIES_PAGE = 200;
    private static final String JOB = """
            SELECT r.id, b.name, r.state, r.started_at, r.ended_at, r.message,
            (SELECT count(*) FROM replay_entry e WHERE e.replay=r.id),
            (SELECT count(*) FROM replay_entry e WHERE e.replay=r.id AND e.state='REPLAYED'),
            (SELECT count(*) FROM replay_entry e WHERE e.replay=r.id AND e.state='SKIPPED')
            FROM replay r JOIN bus b ON b.number=r.bus""";
    private final Database state;

    /** What a job was asked to do.
     *
     *  @param begin where the bus ended before its first letter was put */
    record Order(long id, long bus, ReplayRequest.Reach reach, Optional<Event> edited, int pace, long begin) {
    }

    ReplayStore(Database state) {
        this.state = state;
    }

    long create(long bus, ReplayRequest request, List<Long> letters, long begin, Instant now) {
        byte[] edited = request.edited().map(EventJson::write).orElse(null);
        return state.write(sql -> {
            sql.update("""
                    INSERT INTO replay(bus, state, reach, edited, pace, begin, started_at, message)
                    VALUES(?,?,?,?,?,?,?,?)""", bus, ReplayJob.State.RUNNING.name(),
                    ReachText.write(request.reach()), edited, request.perSecondMax(), begin, now.toEpochMilli(), "");
            long job = sql.lastKey();
            for (long letter : letters) {
                sql.update("INSERT OR IGNORE INTO replay_entry VALUES(?,?,?,?,?)", job, letter, "",
                        ReplayEntry.State.WAITING.name(), "");
            }
            sql.update("INSERT INTO replay_open VALUES(?)", job);
            return job;
        });
    }

    Optional<ReplayJob> job(long id) {
        return state.read(sql -> sql.first(JOB + " WHERE r.id=?", ReplayStore::job, id));
    }

    List<ReplayJob> jobs(long bus) {
        return state.read(sql -> sql.all(JOB + " WHERE r.bus=? ORDER BY r.id DESC LIMIT ?", ReplayStore::job, bus,
                JOBS_MAX));
    }

    private static ReplayJob job(ResultSet row) throws SQLException {
        long ended = row.getLong(5);
        return new ReplayJob(Long.toString(row.getLong(1)), row.getString(2),
                ReplayJob.State.valueOf(row.getString(3)), row.getInt(7), row.getInt(8), row.getInt(9),
                Instant.ofEpochMilli(row.getLong(4)),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)), row.getString(6));
    }

    Optional<Order> order(long id) {
        return state.read(sql -> sql.first("SELECT id, bus, reach, edited, pace, begin FROM replay WHERE id=?",
                row -> new Order(row.getLong(1), row.getLong(2), ReachText.read(row.getString(3)),
                        Optional.ofNullable(row.getBytes(4)).map(EventJson::read), row.getInt(5), row.getLong(6)),
                id));
    }

    /** Jobs whose last letter may be on the bus without the ledger saying so. */
    List<Long> open() {
        return state.read(sql -> sql.all(
                "SELECT id FROM replay WHERE state='RUNNING' UNION SELECT replay FROM replay_open ORDER BY 1",
                row -> row.getLong(1)));
    }

    /** The ledger of a job is true; nothing more will be put for it. */
    void close(long job) {
        state.write(sql -> sql.update("DELETE FROM replay_open WHERE replay=?", job));
    }

    boolean isRunning(long job) {
        return state.read(sql -> sql.number("SELECT count(*) FROM replay WHERE id=? AND state='RUNNING'", job)) == 1;
    }

    /** The oldest letter of a job after another whose turn has not come. */
    Optional<Long> nextLetter(long job, long after) {
        return state.read(sql -> sql.first("""
                SELECT letter FROM replay_entry WHERE replay=? AND letter>? AND state='WAITING'
                ORDER BY letter LIMIT 1""", row -> row.getLong(1), job, after));
    }

    List<Long> waitingLetters(long job) {
        return state.read(sql -> sql.all("SELECT letter FROM replay_entry WHERE replay=? AND state='WAITING'",
                row -> row.getLong(1), job));
    }

    /** The bus took the letter: the ledger says so and the queue has it no more, both or neither. */
    void replayed(long job, long letter, String eventId) {
        state.write(sql -> {
            Settled.removeLetter(sql, letter);
            return entry(sql, job, letter, eventId, ReplayEntry.State.REPLAYED, "");
        });
    }

    void skipped(long job, long letter, String eventId, String note) {
        state.write(sql -> entry(sql, job, letter, eventId, ReplayEntry.State.SKIPPED, note));
    }

    private static int entry(Sql sql, long job, long letter, String eventId, ReplayEntry.State state, String note)
            throws SQLException {
        return sql.update("UPDATE replay_entry SET state=?, event_id=?, note=? WHERE replay=? AND letter=?",
                state.name(), eventId, note, job, letter);
    }

    void ended(long job, ReplayJob.State how, String message, Instant now) {
        state.write(sql -> {
            int ended = sql.update("UPDATE replay SET state=?, message=?, ended_at=? WHERE id=? AND state='RUNNING'",
                    how.name(), message, now.toEpochMilli(), job);
            if (ended == 1) {
                Outbox.finished(sql, sql.first(JOB + " WHERE r.id=?", ReplayStore::job, job).orElseThrow(), now);
            }
            return ended;
        });
    }

    Page<ReplayEntry> entries(long job, long after) {
        List<ReplayEntry> found = state.read(sql -> sql.all("""
                SELECT letter, event_id, state, note FROM replay_entry WHERE replay=? AND letter>?
                ORDER BY letter LIMIT ?""",
                row -> new ReplayEntry(Long.toString(row.getLong(1)), row.getString(2),
                        ReplayEntry.State.valueOf(row.getString(3)), row.getString(4)),
                job, after, ENTRIES_PAGE));
        return found.size() < ENTRIES_PAGE ? Page.last(found)
                : new Page<>(found, found.get(found.size() - 1).letterId());
    }
}
