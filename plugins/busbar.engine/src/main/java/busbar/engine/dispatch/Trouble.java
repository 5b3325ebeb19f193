package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Seldom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The failures of one lane. The log has the first one, then at most one line a minute with their number, and one when
 *  it works again; the trace has each of them. A target that only fails is tried at a pace, so that what is done for it
 *  in vain takes little from the others. Any thread. */
final class Trouble {
    static final int IN_A_ROW = 20; // more than what some bad events at once make of a target that works
    static final Duration GAP = Duration.ofMillis(10); // 100 attempts a second, some 5 % of a processor
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int FAILING = 3; // in a row; one bad answer is none of a target that fails
    private final LaneKey key;
    private final TargetWatch watch;
    private final Seldom failures = new Seldom();
    private final Seldom burials = new Seldom();
    private final AtomicInteger inARow = new AtomicInteger(); // failures since something arrived
    private long nextTurnNanos = System.nanoTime();
    private volatile boolean told;

    Trouble(LaneKey key, TargetWatch watch) {
        this.key = key;
        this.watch = watch;
    }

    /** How long an attempt has to wait for its turn. Each call is a turn. */
    Duration turn() {
        if (inARow.get() < IN_A_ROW) {
            return Duration.ZERO;
        }
        synchronized (this) {
            long now = System.nanoTime();
            long turn = Math.max(now, nextTurnNanos);
            nextTurnNanos = turn + GAP.toNanos();
            return Duration.ofNanos(turn - now);
        }
    }

    void failed(Delivery delivery, String endpoint, Instant due, Failure why) {
        fails(delivery, why);
        long untold = failures.count(1);
        if (untold == 0) {
            return;
        }
        told = true;
        LOG.warn("delivery [{}] to [{}] failed, attempt [{}], next at [{}]: {}{}", delivery.event().event().id(),
                endpoint, delivery.attempt(), due, firstLine(why), more(untold, "failures"));
    }

    /** @param why says whether it is the target that fails, or the event that it refuses */
    void buried(Delivery delivery, int attempts, Failure why) {
        if (why.permanent() && why.errorClass() != ErrorClass.EXPIRED) {
            inARow.set(0);
        } else {
            fails(delivery, why);
        }
        long untold = burials.count(1);
        if (untold > 0) {
            LOG.warn("delivery [{}] to [{}] given up after [{}] attempts: {}{}", delivery.event().event().id(),
                    key.target(), attempts, firstLine(why), more(untold, "deliveries given up"));
        }
    }

    private void fails(Delivery delivery, Failure why) {
        if (inARow.incrementAndGet() >= FAILING) {
            watch.targetFails(delivery, why);
        }
    }

    void arrived() {
        watch.targetWorks(key);
        if (inARow.get() > 0) {
            inARow.set(0);
        }
        if (told) {
            told = false;
            LOG.info("target [{}] of rule [{}] of bus [{}] takes deliveries again", key.target(), key.rule(),
                    key.bus().name());
        }
    }

    private String more(long untold, String what) {
        return untold == 1 ? "" : " ([%d] %s of rule [%s] since the last line)".formatted(untold, what, key.rule());
    }

    private static String firstLine(Failure why) {
        return why.answer().lines().findFirst().orElse("");
    }
}
