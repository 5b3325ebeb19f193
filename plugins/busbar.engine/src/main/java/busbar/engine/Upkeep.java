package busbar.engine;

import busbar.engine.store.Seldom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine does again and again, by one thread. Trouble is told the first time, then once a minute, and ends
 *  nothing. */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keeper").factory());

    void every(long millis, String what, Runnable work) {
        Seldom trouble = new Seldom();
        keeper.scheduleWithFixedDelay(() -> {
            try {
                work.run();
                trouble.end();
            } catch (RuntimeException e) {
                long untold = trouble.count(1);
                if (untold > 0) {
                    LOG.error("[{}] could not be tended, [{}] times since the last line", what, untold, e);
                }
            }
        }, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Once, in the background; not after the end. */
    void soon(String what, Runnable work) {
        if (!keeper.isShutdown()) {
            keeper.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("[{}] could not be tended at once, its turn comes again", what, e);
                }
            });
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        keeper.close();
    }
}
