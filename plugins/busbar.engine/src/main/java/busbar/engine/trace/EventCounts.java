package busbar.engine.trace;

import busbar.api.trace.TraceStep;
import busbar.engine.store.Sql;
import busbar.engine.store.StoredEvent;
import java.sql.SQLException;

/** What the steps of one commit add to the row of their event. */
final class EventCounts {
    /** The worst of an event's deliveries, from its counts. */
    static final String STATUS = """
            CASE WHEN dead>0 THEN 'DEAD' WHEN opened>0 AND delivered+dead>=opened THEN 'DELIVERED'
            WHEN retrying>0 THEN 'RETRYING' WHEN opened=0 AND unmatched>0 THEN 'UNMATCHED' ELSE 'IN_FLIGHT' END""";
    private final StoredEvent event;
    private long changedAt;
    private int unmatched;
    private int rules;
    private int opened;
    private int retrying;
    private int dead;
    private int delivered;

    EventCounts(StoredEvent event) {
        this.event = event;
    }

    void count(TraceStep step) {
        changedAt = Math.max(changedAt, step.at().toEpochMilli());
        boolean retried = step.attempt() > 1;
        switch (step.action()) {
            case RECEIVED, ATTEMPTED -> {
            }
            case REPLAYED -> {
                dead--; // the letter left the queue; its delivery is opened again below
                opened--;
            }
            case UNMATCHED -> unmatched++;
            case MATCHED -> rules++;
            case TRANSFORMED -> opened++;
            case RETRY_SCHEDULED -> retrying += retried ? 0 : 1;
            case DELIVERED -> {
                delivered++;
                retrying -= retried ? 1 : 0;
            }
            case DEAD_LETTERED -> {
                dead++;
                retrying -= retried ? 1 : 0;
            }
        }
    }

    void save(Sql sql) throws SQLException {
        sql.update("""
                INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,max(0,?),max(0,?),max(0,?),?)
                ON CONFLICT(bus, position) DO UPDATE SET changed_at=max(changed_at, excluded.changed_at),
                unmatched=unmatched+excluded.unmatched, rules=rules+excluded.rules, opened=max(0, opened+?),
                retrying=max(0, retrying+?), dead=max(0, dead+?), delivered=delivered+excluded.delivered""",
                event.bus().number(), event.via().origin(), event.event().id(), event.event().source(),
                event.event().type(), event.event().subject().orElse(""), event.receivedAt().toEpochMilli(), changedAt,
                unmatched, rules, opened, retrying, dead, delivered, opened, retrying, dead);
    }
}
