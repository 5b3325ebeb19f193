package busbar.engine.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Spaces the requests to each target evenly. Who waits here holds one of its own lane's threads and nobody else's. */
final class Pace {
    private final Map<Lane, Gate> gates = new ConcurrentHashMap<>(); // as many as targets with a rate

    private record Lane(long bus, String rule, String target) {
    }

    /** @param perSecondMax 0 for no limit */
    void await(long bus, String rule, String target, int perSecondMax) throws InterruptedException {
        if (perSecondMax > 0) {
            long wait = gates.computeIfAbsent(new Lane(bus, rule, target), key -> new Gate()).turn(perSecondMax);
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private static final class Gate {
        private long next = System.nanoTime();

        /** @return nanoseconds until the caller's turn */
        synchronized long turn(int perSecondMax) {
            long now = System.nanoTime();
            long mine = Math.max(now, next);
            next = mine + TimeUnit.SECONDS.toNanos(1) / perSecondMax;
            return mine - now;
        }
    }
}
