package busbar.engine.trace;

import busbar.api.Page;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers questions about traced events. */
public final class TraceReader {
    private static final int STEPS_MAX = 10_000; // of one event, shown at once
    /** Values: bus, bus, bus, hash, id. The slices that there are, newest first, found by one look into the table each.
     *  SQLite would read the table from its end. */
    private static final String BY_ID = """
             INDEXED BY traced_by_slice WHERE bus=? AND position>>%1$d IN (WITH RECURSIVE slice(n) AS
            (SELECT max(position)>>%1$d FROM traced WHERE bus=? UNION ALL
            SELECT (SELECT max(position)>>%1$d FROM traced WHERE bus=? AND position<n<<%1$d) FROM slice
            WHERE n IS NOT NULL) SELECT n FROM slice) AND id_hash=? AND event_id=?"""
            .formatted(TraceStore.SLICE_BITS);
    private static final String BY_TIME = " INDEXED BY traced_by_time WHERE bus=?"; // SQLite takes the wrong one
    private final Database database;

    /** An event's row. */
    public record Found(TracedEvent summary, long position) {
    }

    public TraceReader(Database database) {
        this.database = database;
    }

    /** Newest first. */
    public Page<Found> find(BusId bus, TraceQuery query) {
        boolean byId = !query.eventId().isEmpty();
        StringBuilder where = new StringBuilder(byId ? BY_ID : BY_TIME);
        List<Object> values = new ArrayList<>(byId ? idOf(bus, query.eventId()) : List.of(bus.number()));
        where(query, where, values);
        values.add(query.limit() + 1);
        List<Found> found = database.read(sql -> sql.all(select() + where
                + " ORDER BY received_at DESC, position DESC LIMIT ?", row -> row(bus, row), values.toArray()));
        if (found.size() <= query.limit()) {
            return Page.last(found);
        }
        List<Found> page = found.subList(0, query.limit());
        Found last = page.getLast();
        return new Page<>(page, last.summary().receivedAt().toEpochMilli() + ":" + last.position());
    }

    private static String select() {
        return "SELECT position, event_id, source, type, subject, received_at, changed_at, rules, "
                + EventCounts.STATUS + " AS status FROM traced";
    }

    private static void where(TraceQuery query, StringBuilder where, List<Object> values) {
        where.append(" AND received_at>=? AND received_at<?");
        values.add(millis(query.from()));
        values.add(millis(query.to()));
        text("source", query.source(), where, values);
        text("type", query.type(), where, values);
        text("subject", query.subject(), where, values);
        if (!query.rule().isEmpty()) {
            where.append(" AND EXISTS(SELECT 1 FROM steps s WHERE s.bus=traced.bus AND s.position=traced.position "
                    + "AND instr(s.rules, ?))");
            values.add(StepPack.named(query.rule()));
        }
        query.status().ifPresent(status -> {
            where.append(" AND ").append(EventCounts.STATUS).append("=?");
            values.add(status.name());
        });
        if (!query.next().isEmpty()) {
            String[] token = query.next().split(":");
            where.append(" AND received_at<=? AND (received_at<?) + (received_at=? AND position<?)>0");
            values.add(Long.parseLong(token[0]));
            values.add(Long.parseLong(token[0]));
            values.add(Long.parseLong(token[0]));
            values.add(Long.parseLong(token[1]));
        }
    }

    private static void text(String column, String wanted, StringBuilder where, List<Object> values) {
        if (wanted.endsWith("*")) {
            String begin = wanted.substring(0, wanted.length() - 1);
            where.append(" AND substr(").append(column).append(", 1, ?)=?");
            values.add(begin.length());
            values.add(begin);
        } else if (!wanted.isEmpty()) {
            where.append(" AND ").append(column).append("=?");
            values.add(wanted);
        }
    }

    /** The newest event of an id. */
    public Optional<Found> newest(BusId bus, String eventId) {
        return database.read(sql -> sql.first(select() + BY_ID + " ORDER BY position DESC LIMIT 1",
                row -> row(bus, row), idOf(bus, eventId).toArray()));
    }

    private static List<Object> idOf(BusId bus, String eventId) {
        return List.of(bus.number(), bus.number(), bus.number(), EventCounts.hash(eventId), eventId);
    }

    /** Where the log may hold events that the trace has no row of: what came just now, what was left out or lost, and
     *  what is longer ago than traces are kept. Newest first.
     *
     *  @param first oldest offset of the log
     *  @param end where the log ends */
    public List<Range> untraced(BusId bus, long first, long end) {
        List<Range> found = new ArrayList<>();
        database.read(sql -> {
            List<Range> reached = sql.all("SELECT since, until FROM reached WHERE bus=?", TraceReader::range,
                    bus.number());
            Range traced = reached.isEmpty() ? new Range(end, end) : reached.get(0);
            found.add(new Range(traced.until(), end));
            sql.all("SELECT since, until FROM missing WHERE bus=? ORDER BY since DESC", TraceReader::range,
                    bus.number()).forEach(gap -> found.add(gap.within(traced.from(), traced.until())));
            found.add(new Range(0, traced.from()));
            return null;
        });
        return found.stream().map(range -> range.within(first, end)).filter(range -> range.size() > 0).toList();
    }

    private static Range range(ResultSet row) throws SQLException {
        return new Range(row.getLong(1), row.getLong(2));
    }

    /** In the order in which they happened. */
    public List<TraceStep> steps(BusId bus, Found event) {
        TracedEvent of = event.summary();
        List<List<StepPack.Step>> packs = database.read(sql -> sql.all("""
                SELECT seq, pack FROM steps WHERE bus=? AND position=? ORDER BY seq LIMIT ?""",
                row -> StepPack.unpack(row.getLong(1), row.getBytes(2)), bus.number(), event.position(), STEPS_MAX));
        return packs.stream().flatMap(List::stream).limit(STEPS_MAX).map(step -> step(bus, of, step)).toList();
    }

    private static TraceStep step(BusId bus, TracedEvent of, StepPack.Step step) {
        return new TraceStep(step.seq(), bus.name(), of.eventId(), of.source(), of.type(),
                TraceStore.instant(step.micros()), step.action(), step.rule(), step.target(), step.attempt(),
                step.endpoint(), step.status(), Duration.ofNanos(step.latencyMicros() * 1_000));
    }

    private static Found row(BusId bus, ResultSet row) throws SQLException {
        return new Found(new TracedEvent(bus.name(), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), Instant.ofEpochMilli(row.getLong(6)), TraceStatus.valueOf(row.getString(9)),
                row.getInt(8), Instant.ofEpochMilli(row.getLong(7))), row.getLong(1));
    }

    private static long millis(Instant at) {
        return at.isBefore(Instant.EPOCH) ? 0 : at.toEpochMilli();
    }
}
