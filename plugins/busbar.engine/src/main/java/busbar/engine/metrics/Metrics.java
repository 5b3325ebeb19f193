package busbar.engine.metrics;

import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.engine.store.BusId;
import busbar.engine.store.Seldom;
import busbar.engine.store.Witness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witness that counts. */
public final class Metrics implements Witness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private final MetricsStore store;
    private final Clock clock;
    private final Seldom broken = new Seldom();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metrics").factory());
    private Map<Series, Counts> now = new HashMap<>(); // of the second under way; bounded by the targets there are

    /** What is counted by itself; rule and target are empty for what belongs to none. */
    record Series(long second, long bus, String rule, String target) {
    }

    public Metrics(MetricsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        timer.scheduleAtFixedRate(this::flush, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void saw(Sight sight) {
        switch (sight.action()) {
            case RECEIVED, REPLAYED -> counts(sight, "", "").received++;
            case MATCHED -> counts(sight, sight.rule(), "").matched++;
            case DELIVERED -> {
                Counts counts = counts(sight, sight.rule(), sight.target());
                counts.delivered++;
                counts.latency(sight.latency());
            }
            case RETRY_SCHEDULED -> {
                Counts counts = counts(sight, sight.rule(), sight.target());
                counts.failed++;
                counts.retried++;
            }
            case DEAD_LETTERED -> {
                Counts counts = counts(sight, sight.rule(), sight.target());
                counts.failed++;
                counts.dead++;
            }
            case UNMATCHED, HELD, TRANSFORMED, ATTEMPTED, SKIPPED -> {
            }
        }
    }

    private Counts counts(Sight sight, String rule, String target) {
        return now.computeIfAbsent(new Series(clock.millis() / 1_000, sight.event().bus().number(), rule, target),
                key -> new Counts());
    }

    private void flush() {
        Map<Series, Counts> done;
        synchronized (this) {
            done = now;
            now = new HashMap<>();
        }
        try {
            store.add(done, clock.instant());
            broken.end();
        } catch (RuntimeException e) {
            long untold = broken.count(1);
            if (untold > 0) {
                LOG.error("counts of [{}] seconds could not be kept; events go on", untold, e);
            }
        }
    }

    /** @param bus empty for all */
    public List<MetricPoint> points(Optional<BusId> bus, MetricsQuery query) {
        flush();
        long step = query.step().toSeconds();
        long from = Math.floorDiv(query.from().getEpochSecond(), step) * step;
        Map<Long, Counts> found = new TreeMap<>();
        store.read(bus, query, clock.instant(), (second, counts) -> found
                .computeIfAbsent(Math.floorDiv(second, step) * step, key -> new Counts()).add(counts));
        List<MetricPoint> points = new ArrayList<>();
        for (long at = from; at < query.to().getEpochSecond(); at += step) {
            points.add(found.getOrDefault(at, new Counts()).point(Instant.ofEpochSecond(at)));
        }
        return points;
    }

    @Override
    public void close() {
        timer.shutdown();
        flush();
    }

    /** How long seconds are kept apart. */
    static final Duration SECONDS_KEPT = Duration.ofHours(1);
}
