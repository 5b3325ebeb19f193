package busbar.engine.trace;

import busbar.api.trace.TraceStep;
import busbar.engine.store.Sql;
import busbar.engine.store.Standing;
import java.sql.SQLException;

/** What the steps of one commit add to the row of their event. */
final class EventCounts {
    /** The worst of an event's deliveries, from its counts. */
    static final String STATUS = """
            CASE WHEN dead>0 THEN 'DEAD' WHEN delivered>0 AND delivered>=opened THEN 'DELIVERED'
            WHEN retrying>0 THEN 'RETRYING' WHEN opened=0 AND unmatched>0 THEN 'UNMATCHED' ELSE 'IN_FLIGHT' END""";
    private final Trace.Subject event;
    private long changedAt;
    private boolean anew;
    private int unmatched;
    private int rules;
    private int opened;
    private int retrying;
    private int dead;
    private int delivered;

    EventCounts(Trace.Subject event) {
        this.event = event;
    }

    /** A delivery that is one of the event's from now on. */
    void opened(Standing standing) {
        opened++;
        switch (standing) {
            case NEW, WAITING -> {
            }
            case RETRYING -> retrying++;
            case DEAD -> dead++;
            case SETTLED -> delivered++;
        }
    }

    /** @param home whether the step is of an event that brings this one home */
    void count(boolean home, TraceStep step) {
        changedAt = Math.max(changedAt, step.at().toEpochMilli());
        boolean retried = step.attempt() > 1;
        switch (step.action()) {
            case ATTEMPTED, TRANSFORMED -> {
            }
            case RECEIVED -> anew = true; // seen before only where it is read again after a restart
            case REPLAYED -> {
                dead -= home ? 1 : 0; // the letter left the queue; its delivery is opened again
                opened -= home ? 1 : 0;
            }
            case UNMATCHED -> unmatched += home ? 0 : 1;
            case MATCHED -> rules += home ? 0 : 1;
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

    /** Adds to the event's row, or puts what was counted in its place where the event is read anew. */
    void save(Sql sql) throws SQLException {
        sql.update("""
                INSERT INTO event VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,max(0,?11),max(0,?12),max(0,?13),?14)
                ON CONFLICT(bus, position) DO UPDATE SET changed_at=max(changed_at, ?8),
                unmatched=unmatched*?15+?9, rules=rules*?15+?10, opened=max(0, opened*?15+?11),
                retrying=max(0, retrying*?15+?12), dead=max(0, dead*?15+?13), delivered=delivered*?15+?14""",
                event.bus(), event.position(), event.id(), event.source(), event.type(), event.subject(),
                event.receivedAt().toEpochMilli(), changedAt,
                unmatched, rules, opened, retrying, dead, delivered, anew ? 0 : 1);
    }
}
