package busbar.engine.metrics;

import busbar.api.metrics.MetricsQuery;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts as rows: of seconds for an hour, of minutes for two weeks. */
public final class MetricsStore {
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS metric(width INTEGER NOT NULL, at INTEGER NOT NULL, bus INTEGER NOT NULL,
              rule TEXT NOT NULL, target TEXT NOT NULL, received INTEGER NOT NULL, matched INTEGER NOT NULL,
              delivered INTEGER NOT NULL, failed INTEGER NOT NULL, retried INTEGER NOT NULL, dead INTEGER NOT NULL,
              latency BLOB, PRIMARY KEY(width, at, bus, rule, target)) WITHOUT ROWID""");
    private static final int MINUTE = 60;
    private static final Duration MINUTES_KEPT = Duration.ofDays(14);
    private static final String COLUMNS = "received, matched, delivered, failed, retried, dead, latency";
    private final Database database;

    /** Takes the counts of a second. */
    @FunctionalInterface
    interface Sink {
        void take(long second, Counts counts);
    }

    public MetricsStore(Database database) {
        this.database = database;
    }

    void add(Map<Metrics.Series, Counts> seconds, Instant now) {
        if (seconds.isEmpty()) {
            return;
        }
        database.write(sql -> {
            for (Map.Entry<Metrics.Series, Counts> each : seconds.entrySet()) {
                add(sql, 1, each.getKey(), each.getValue());
                add(sql, MINUTE, each.getKey(), each.getValue());
            }
            sql.update("DELETE FROM metric WHERE width=1 AND at<?",
                    now.minus(Metrics.SECONDS_KEPT).getEpochSecond() - MINUTE);
            return sql.update("DELETE FROM metric WHERE width=? AND at<?", MINUTE,
                    now.minus(MINUTES_KEPT).getEpochSecond());
        });
    }

    private static void add(Sql sql, int width, Metrics.Series series, Counts counts) throws SQLException {
        long at = Math.floorDiv(series.second(), width) * width;
        Counts sum = sql.first("SELECT " + COLUMNS
                + " FROM metric WHERE width=? AND at=? AND bus=? AND rule=? AND target=?",
                MetricsStore::counts, width, at, series.bus(), series.rule(), series.target()).orElseGet(Counts::new);
        sum.add(counts);
        sql.update("INSERT OR REPLACE INTO metric VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", width, at, series.bus(),
                series.rule(), series.target(), sum.received, sum.matched, sum.delivered, sum.failed, sum.retried,
                sum.dead, sum.latencyBytes());
    }

    private static Counts counts(ResultSet row) throws SQLException {
        Counts counts = new Counts();
        counts.received = row.getLong(1);
        counts.matched = row.getLong(2);
        counts.delivered = row.getLong(3);
        counts.failed = row.getLong(4);
        counts.retried = row.getLong(5);
        counts.dead = row.getLong(6);
        counts.addLatencyBytes(row.getBytes(7));
        return counts;
    }

    /** Seconds where they are still kept for the whole range, minutes otherwise. */
    void read(Optional<BusId> bus, MetricsQuery query, Instant now, Sink sink) {
        boolean fine = query.from().isAfter(now.minus(Metrics.SECONDS_KEPT));
        List<Object> values = new ArrayList<>(List.of(fine ? 1 : MINUTE, query.from().getEpochSecond(),
                query.to().getEpochSecond()));
        StringBuilder where = new StringBuilder(" FROM metric WHERE width=? AND at>=? AND at<?");
        bus.ifPresent(id -> and(where, values, "bus", id.number()));
        if (!query.rule().isEmpty()) {
            and(where, values, "rule", query.rule());
        }
        if (!query.target().isEmpty()) {
            and(where, values, "target", query.target());
        }
        database.read(sql -> sql.all("SELECT " + COLUMNS + ", at" + where, row -> {
            sink.take(row.getLong(8), counts(row));
            return null;
        }, values.toArray()));
    }

    private static void and(StringBuilder where, List<Object> values, String column, Object value) {
        where.append(" AND ").append(column).append("=?");
        values.add(value);
    }

    /** Forgets what a deleted bus counted. */
    public void forget(BusId bus) {
        database.write(sql -> sql.update("DELETE FROM metric WHERE bus=?", bus.number()));
    }
}
