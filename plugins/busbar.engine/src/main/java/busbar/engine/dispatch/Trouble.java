package busbar.engine.dispatch;

import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Seldom;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of one lane's failures: the first one, then at most one line a minute with their number, and one
 *  when it works again. The trace has each of them. Any thread. */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private final LaneKey key;
    private final Seldom failures = new Seldom();
    private final Seldom burials = new Seldom();
    private volatile boolean told;

    Trouble(LaneKey key) {
        this.key = key;
    }

    void failed(Delivery delivery, String endpoint, Instant due, Failure why) {
        long untold = failures.count(1);
        if (untold == 0) {
            return;
        }
        told = true;
        LOG.warn("delivery [{}] to [{}] failed, attempt [{}], next at [{}]: {}{}", delivery.event().event().id(),
                endpoint, delivery.attempt(), due, firstLine(why), more(untold, "failures"));
    }

    void buried(Delivery delivery, int attempts, Failure why) {
        long untold = burials.count(1);
        if (untold > 0) {
            LOG.warn("delivery [{}] to [{}] given up after [{}] attempts: {}{}", delivery.event().event().id(),
                    key.target(), attempts, firstLine(why), more(untold, "deliveries given up"));
        }
    }

    void arrived() {
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
