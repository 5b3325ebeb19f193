package busbar.engine.official;

import busbar.api.BusException;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.OfficialType;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Outbox;
import busbar.engine.store.Seldom;
import busbar.engine.store.Sql;
import busbar.engine.store.StoreException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what the engine tells of itself on the built-in bus, at least once. What becomes of such an event on its own
 *  way is never told, so that a rule whose target fails cannot feed itself. Any thread but for its own. */
public final class OfficialBus implements AutoCloseable {
    /** Targets that were told to fail, so that one that works after a restart is told to have recovered. */
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS official_failing(bus INTEGER NOT NULL, rule TEXT NOT NULL, target TEXT NOT NULL,
              PRIMARY KEY(bus, rule, target)) WITHOUT ROWID""");
    private static final Logger LOG = LoggerFactory.getLogger(OfficialBus.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);
    private static final int ROWS_AT_ONCE = 16; // some MB at most
    private final Database state;
    private final Log log;
    private final Clock clock;
    private final TargetNews news;
    private final Seldom trouble = new Seldom();
    private final Thread thread = Thread.ofPlatform().daemon().name("official").unstarted(this::run);
    private volatile boolean closed;

    /** The log of the built-in bus. Returns when all are on disk. */
    @FunctionalInterface
    public interface Log {
        void append(List<Event> events);
    }

    /** Where a target is that was told to fail; empty where it is no more. */
    @FunctionalInterface
    public interface Targets {
        Optional<BusId> find(long bus, String rule, String target);
    }

    private record Row(long id, Event event) {
    }

    public OfficialBus(Database state, Log log, Clock clock) {
        this(state, log, clock, TargetNews.PACE, TargetNews.LETTERS_PACE);
    }

    OfficialBus(Database state, Log log, Clock clock, Duration pace, Duration lettersPace) {
        this.state = state;
        this.log = log;
        this.clock = clock;
        this.news = new TargetNews(clock, pace, lettersPace);
    }

    /** Begins to tell, with what was left when the engine ended. */
    public void start(Targets targets) {
        state.read(sql -> sql.all("SELECT bus, rule, target FROM official_failing", row -> {
            String rule = row.getString(2);
            String target = row.getString(3);
            return targets.find(row.getLong(1), rule, target).map(bus -> new LaneKey(bus, rule, target));
        })).stream().flatMap(Optional::stream).forEach(news::isFailing);
        thread.start();
    }

    /** Some attempts in a row failed. Returns at once. */
    public void fails(Delivery delivery, Failure why) {
        if (!OfficialType.isOfficial(delivery.event().event())) {
            news.fails(lane(delivery), why);
        }
    }

    /** Something arrived. Returns at once. */
    public void works(LaneKey lane) {
        news.works(lane);
    }

    /** A delivery was given up. Returns at once. */
    public void buried(Delivery delivery, Failure why) {
        if (!OfficialType.isOfficial(delivery.event().event())) {
            news.buried(lane(delivery), delivery.event().event().id(), why);
        }
    }

    private static LaneKey lane(Delivery delivery) {
        return new LaneKey(delivery.event().bus(), delivery.rule(), delivery.target());
    }

    // --- its thread --------------------------------------------------------------------------------------------------

    private void run() {
        try {
            while (!closed) {
                Thread.sleep(tell() ? LOOK : TROUBLE_PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("what is left is told after the next start");
        }
    }

    /** @return whether all could be told that is to be told now */
    private boolean tell() {
        try {
            keep(news.due());
            while (!closed && publish() == ROWS_AT_ONCE) {
                // more is there
            }
            trouble.end();
            return true;
        } catch (BusException | StoreException e) {
            long untold = trouble.count(1);
            if (untold > 0) {
                LOG.warn("the built-in bus does not take what the engine tells, it is tried again: {}",
                        e.getMessage());
            }
            return false;
        }
    }

    /** Puts news among the rows, once. */
    private void keep(List<TargetNews.News> due) {
        if (due.isEmpty()) {
            return;
        }
        state.write(sql -> {
            for (TargetNews.News each : due) {
                keep(sql, each);
            }
            return null;
        });
        news.told();
    }

    private void keep(Sql sql, TargetNews.News each) throws SQLException {
        LaneKey lane = each.lane();
        Object[] key = {lane.bus().number(), lane.rule(), lane.target()};
        switch (each.type()) {
            case TARGET_FAILING -> sql.update("INSERT OR IGNORE INTO official_failing VALUES(?,?,?)", key);
            case TARGET_RECOVERED ->
                sql.update("DELETE FROM official_failing WHERE bus=? AND rule=? AND target=?", key);
            default -> {
            }
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("bus", lane.bus().name()).put("rule", lane.rule())
                .put("target", lane.target());
        each.details(data);
        Outbox.add(sql, each.type(), "bus/%s/rule/%s/target/%s".formatted(lane.bus().name(), lane.rule(),
                lane.target()), clock.instant(), data);
    }

    /** Puts the oldest rows on the bus, then lets them go: a kill between the two tells them again.
     *
     *  @return how many */
    private int publish() {
        List<Row> rows = state.read(sql -> sql.all("SELECT id, event FROM official ORDER BY id LIMIT ?",
                row -> new Row(row.getLong(1), EventJson.read(row.getBytes(2))), ROWS_AT_ONCE));
        if (!rows.isEmpty()) {
            log.append(rows.stream().map(Row::event).toList());
            state.write(sql -> sql.update("DELETE FROM official WHERE id<=?", rows.getLast().id()));
        }
        return rows.size();
    }

    /** Ends; what is left is on disk and told after the next start. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(CLOSING_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keep(news.all());
    }
}
