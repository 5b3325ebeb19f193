package busbar.engine.subscription;

import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Pause;
import busbar.engine.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions that ended before they had all that was held back for them: the trace of each such event is told so,
 *  one subscription after the other, by a thread of its own. A restart goes on where the last one was. */
final class Farewells implements AutoCloseable {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS farewell(id INTEGER PRIMARY KEY, bus INTEGER NOT NULL, rule TEXT NOT NULL,
              target TEXT NOT NULL, position INTEGER NOT NULL, until INTEGER NOT NULL, settled INTEGER NOT NULL,
              seq INTEGER NOT NULL)""";
    private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
    private static final Duration PATIENCE = Duration.ofMillis(200); // until it looks whether it is stopped
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private static final long STOP_MAX_SECONDS = 10;
    private final Database state;
    private final Neighbours around;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("farewell-", 0).factory());
    private volatile boolean closed;

    /** @param from of the first event that it had not come to
     *  @param until after the last that may be held back for it
     *  @param settled of events before it the trace had been told by then whether they are held back
     *  @param seq the last that the trace had been told by then; what came later is of another of its name */
    private record Farewell(long id, LaneKey key, long from, long until, long settled, long seq) {

        Farewell withId(long other) {
            return new Farewell(other, key, from, until, settled, seq);
        }

        long toldUpTo(long offset) {
            return offset < settled ? seq : Long.MAX_VALUE;
        }
    }

    Farewells(Database state, Neighbours around) {
        this.state = state;
        this.around = around;
    }

    /** Ends a subscription on disk, in one change with what is owed to the trace. */
    void begin(LaneKey key, long from, BusLog log) {
        Farewell last = new Farewell(0, key, from, log.end(), log.handedOn(), around.lastTold());
        say(last.withId(state.write(sql -> {
            Places.remove(sql, key);
            return sql.number("""
                    INSERT INTO farewell(bus, rule, target, position, until, settled, seq) VALUES(?,?,?,?,?,?,?)
                    RETURNING id""", key.bus().number(), key.rule(), key.target(), last.from(), last.until(),
                    last.settled(), last.seq());
        })));
    }

    /** Goes on with those of a bus that the last end broke off. */
    void open(BusId bus) {
        state.read(sql -> sql.all(
                "SELECT id, rule, target, position, until, settled, seq FROM farewell WHERE bus=?",
                row -> new Farewell(row.getLong(1), new LaneKey(bus, row.getString(2), row.getString(3)),
                        row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)), bus.number()))
                .forEach(this::say);
    }

    /** Forgets those of a bus that is gone. */
    void forget(BusId bus) {
        state.write(sql -> sql.update("DELETE FROM farewell WHERE bus=?", bus.number()));
    }

    private void say(Farewell farewell) {
        if (!closed) {
            thread.execute(() -> run(farewell));
        }
    }

    private void run(Farewell farewell) {
        boolean over = false;
        while (!over && !closed && isOwed(farewell)) {
            try {
                over = tell(farewell);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                afterTrouble(farewell, e);
            }
        }
    }

    /** Where its bus is gone, its trace is too. */
    private void afterTrouble(Farewell farewell, RuntimeException e) {
        if (isOwed(farewell)) {
            LOG.error("the trace of what was held back for [{}] could not be told, trying again", farewell.key(), e);
            Pause.of(TROUBLE_PAUSE);
        }
    }

    private boolean isOwed(Farewell farewell) {
        return state.read(sql -> sql.number("SELECT count(*) FROM farewell WHERE id=?", farewell.id())) > 0;
    }

    /** @return whether all is told */
    private boolean tell(Farewell farewell) throws InterruptedException {
        BusLog log = around.log(farewell.key().bus());
        BusLog.Reader reading = log.from(farewell.from());
        while (!closed && !log.awaitHandedOn(farewell.until(), PATIENCE)) {
            // the live reader may be about to hold one back
        }
        around.settleTrace();
        while (!closed && reading.position() < farewell.until()) {
            reading.next(farewell.until(), event -> {
                around.leftBehind(event, farewell.key(), farewell.toldUpTo(event.offset()));
                return true;
            }, () -> !closed);
            around.settleTrace();
            state.write(sql -> keep(sql, farewell, reading.position()));
        }
        return reading.position() >= farewell.until();
    }

    private static int keep(Sql sql, Farewell farewell, long position) throws SQLException {
        return position >= farewell.until() ? sql.update("DELETE FROM farewell WHERE id=?", farewell.id())
                : sql.update("UPDATE farewell SET position=? WHERE id=?", position, farewell.id());
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            thread.awaitTermination(STOP_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
