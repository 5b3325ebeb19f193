package busbar.engine.trace;

import busbar.api.event.Event;
import busbar.api.trace.TraceAction;
import busbar.engine.store.Sql;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import java.sql.SQLException;
import java.time.Instant;

/** What the steps of one commit add to the row of their event. */
final class EventCounts {
    /** The worst of an event's deliveries, from its counts. */
    static final String STATUS = """
            CASE WHEN dead>0 THEN 'DEAD' WHEN delivered>0 AND delivered>=opened THEN 'DELIVERED'
            WHEN retrying>0 THEN 'RETRYING' WHEN opened=0 AND unmatched>0 THEN
            CASE WHEN rules>0 THEN 'SKIPPED' ELSE 'UNMATCHED' END ELSE 'IN_FLIGHT' END""";
    private final Subject event;
    private long changedAt;
    private boolean anew;
    private int unmatched;
    private int rules;
    private int opened;
    private int retrying;
    private int dead;
    private int delivered;

    /** What is kept of an event; not the event itself, which may be large.
     *
     *  @param position of the event that it is, or that it brings home */
    record Subject(long bus, long position, String id, String source, String type, String subject,
            Instant receivedAt) {

        static Subject of(StoredEvent stored) {
            Event event = stored.event();
            return new Subject(stored.bus().number(), stored.via().origin(), event.id(), event.source(), event.type(),
                    event.subject().orElse(""), stored.receivedAt());
        }
    }

    EventCounts(Subject event) {
        this.event = event;
    }

    /** A delivery that is one of the event's from now on.
     *
     *  @param again whether it is the one of a dead letter that comes home, which was counted when it was first made */
    void opened(Standing standing, boolean again) {
        opened += again ? 0 : 1;
        switch (standing) {
            case NEW, WAITING -> {
            }
            case RETRYING -> retrying++;
            case DEAD -> dead++;
            case SETTLED -> delivered++;
        }
    }

    /** @param home whether the step is of an event that brings this one home
     *  @param again whether it does so to one target, for the delivery that failed there */
    void count(boolean home, boolean again, TraceAction action, int attempt, long atMillis) {
        changedAt = Math.max(changedAt, atMillis);
        boolean retried = attempt > 1;
        switch (action) {
            case ATTEMPTED, TRANSFORMED, HELD -> {
            }
            case RECEIVED -> anew = true; // seen before only where it is read again after a restart
            case REPLAYED -> {
                dead -= home ? 1 : 0; // the letter left the queue; its delivery is opened again, or others in its place
                opened -= home && !again ? 1 : 0;
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
            case SKIPPED -> {
                opened--;
                unmatched++; // where no other target gets it
                retrying -= retried ? 1 : 0;
            }
        }
    }

    /** Adds to the event's row, or puts what was counted in its place where the event is read anew. */
    void save(Sql sql) throws SQLException {
        sql.update("""
                INSERT INTO traced VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,max(0,?12),max(0,?13),max(0,?14),?15)
                ON CONFLICT(bus, position) DO UPDATE SET changed_at=max(changed_at, ?9),
                unmatched=unmatched*?16+?10, rules=rules*?16+?11, opened=max(0, opened*?16+?12),
                retrying=max(0, retrying*?16+?13), dead=max(0, dead*?16+?14), delivered=delivered*?16+?15""",
                event.bus(), event.position(), hash(event.id()), event.id(), event.source(), event.type(),
                event.subject(), event.receivedAt().toEpochMilli(), changedAt,
                unmatched, rules, opened, retrying, dead, delivered, anew ? 0 : 1);
    }

    void save(Sql sql, StepPack pack) throws SQLException {
        sql.update("INSERT OR REPLACE INTO steps VALUES(?,?,?,?,?)", event.bus(), event.position(), pack.firstSeq(),
                pack.rules(), pack.pack());
    }

    /** What events are looked up by: an index of ids themselves is four times as large, and they fall all over it. */
    static int hash(String eventId) {
        return eventId.hashCode();
    }
}
