package busbar.engine.deadletter;

import busbar.api.Page;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.EventJson;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.Settled;
import busbar.engine.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dead-letter queue of the engine. */
public final class DeadLetters {
    private static final String COLUMNS = """
            SELECT id, origin, event, rule, target, endpoint, attempts, error_class, last_answer, received_at,
            first_attempt_at, died_at FROM dead_letter WHERE bus=?""";
    private final Database state;
    private final Clock clock;

    /** A letter, and the offset of the event that it is about. */
    public record Kept(DeadLetter letter, long origin) {
    }

    public DeadLetters(Database state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Keeps a letter within a change that also takes the delivery from where it waited. Repeats change nothing. */
    public void add(Sql sql, Delivery delivery, String endpoint, int attempts, Failure why) throws SQLException {
        long now = clock.millis();
        long first = delivery.firstAttemptAt().map(Instant::toEpochMilli).orElse(now);
        sql.update("""
                INSERT OR IGNORE INTO dead_letter(bus, position, origin, event, rule, target, endpoint, attempts,
                error_class, last_answer, received_at, first_attempt_at, died_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)""",
                delivery.event().bus().number(), delivery.event().offset(), delivery.event().via().origin(),
                EventJson.write(delivery.event().event()), delivery.rule(), delivery.target(), endpoint, attempts,
                why.errorClass().name(), why.answer(), delivery.event().receivedAt().toEpochMilli(), first, now);
    }

    /** Newest first. */
    public Page<DeadLetter> find(BusId bus, DeadLetterQuery query) {
        Where where = where(bus, query);
        if (!query.next().isEmpty()) {
            where.and("id<?", number(query.next()));
        }
        where.values().add(query.limit() + 1);
        List<DeadLetter> found = state.read(sql -> sql.all(COLUMNS + where.text() + " ORDER BY id DESC LIMIT ?",
                row -> row(bus, row).letter(), where.values().toArray()));
        if (found.size() <= query.limit()) {
            return Page.last(found);
        }
        List<DeadLetter> page = found.subList(0, query.limit());
        return new Page<>(page, page.get(page.size() - 1).id());
    }

    public long count(BusId bus, DeadLetterQuery query) {
        Where where = where(bus, query);
        return state.read(sql -> sql.number("SELECT count(*) FROM dead_letter WHERE bus=?" + where.text(),
                where.values().toArray()));
    }

    /** Numbers of all that a query finds, oldest first, its paging left aside. */
    public List<Long> numbers(BusId bus, DeadLetterQuery query) {
        Where where = where(bus, query);
        return state.read(sql -> sql.all("SELECT id FROM dead_letter WHERE bus=?" + where.text() + " ORDER BY id",
                row -> row.getLong(1), where.values().toArray()));
    }

    public Optional<Kept> get(BusId bus, long number) {
        return state.read(sql -> sql.first(COLUMNS + " AND id=?", row -> row(bus, row), bus.number(), number));
    }

    public int discard(BusId bus, List<String> ids) {
        return state.write(sql -> {
            int gone = 0;
            for (String id : ids) {
                boolean here = sql.number("SELECT count(*) FROM dead_letter WHERE bus=? AND id=?", bus.number(),
                        number(id)) == 1;
                gone += here ? Settled.removeLetter(sql, number(id)) : 0;
            }
            return gone;
        });
    }

    /** The number in an id; no id that is not one names a letter. */
    public static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private record Where(StringBuilder words, List<Object> values) {

        void and(String condition, Object value) {
            words.append(" AND ").append(condition);
            values.add(value);
        }

        String text() {
            return words.toString();
        }
    }

    private static Where where(BusId bus, DeadLetterQuery query) {
        Where where = new Where(new StringBuilder(), new ArrayList<>(List.of(bus.number())));
        if (!query.rule().isEmpty()) {
            where.and("rule=?", query.rule());
        }
        if (!query.target().isEmpty()) {
            where.and("target=?", query.target());
        }
        query.errorClass().ifPresent(wanted -> where.and("error_class=?", wanted.name()));
        if (!query.text().isEmpty()) {
            where.and("instr(lower(CAST(event AS TEXT) || last_answer), ?)>0", query.text().toLowerCase(Locale.ROOT));
        }
        return where;
    }

    private static Kept row(BusId bus, ResultSet row) throws SQLException {
        return new Kept(new DeadLetter(Long.toString(row.getLong(1)), bus.name(), EventJson.read(row.getBytes(3)),
                row.getString(4), row.getString(5), row.getString(6), row.getInt(7),
                ErrorClass.valueOf(row.getString(8)), row.getString(9), Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)), Instant.ofEpochMilli(row.getLong(12))), row.getLong(2));
    }
}
