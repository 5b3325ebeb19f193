package busbar.engine.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Wakes lanes. Keeps one alarm a lane, the earliest; a lane that looks sets the next. */
final class Alarm {
    private final ScheduledExecutorService timer;
    private final Map<Lane, ScheduledFuture<?>> set = new ConcurrentHashMap<>();

    Alarm(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    void set(Lane lane, Duration in) {
        long millis = Math.max(0, in.toMillis() + 1);
        set.compute(lane, (key, before) -> {
            boolean sooner = before != null && !before.isDone() && before.getDelay(TimeUnit.MILLISECONDS) <= millis;
            if (sooner) {
                return before;
            }
            if (before != null) {
                before.cancel(false);
            }
            return ring(lane, millis);
        });
    }

    private ScheduledFuture<?> ring(Lane lane, long millis) {
        try {
            return timer.schedule(() -> {
                set.remove(lane);
                lane.wake();
            }, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null; // the engine ends; rows are found at the next start
        }
    }
}
