package busbar.bench;

import busbar.api.event.Event;
import busbar.api.trace.TraceAction;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Hold;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness.Sight;
import busbar.engine.trace.Trace;
import busbar.engine.trace.TraceStore;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What it costs to keep the five steps of an event that one target takes at its first attempt. */
final class TraceBench {
    private static final int STEPS = 5;
    private static final int UNDER_WAY = 200; // events received before the first of them is delivered
    private static final int SETTLE_EVERY = 1_000; // events; far from what the trace would leave out
    private static final BusId BUS = new BusId(2, "orders");
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Path folder;

    TraceBench(Path folder) {
        this.folder = folder;
    }

    void run(int events) throws Exception {
        System.out.printf("trace of %,d events, %d steps each (bar: 5,000 events/s beside everything else)%n", events,
                STEPS);
        for (boolean random : new boolean[]{false, true}) {
            Path file = folder.resolve("trace-" + random + ".db");
            try (Database database = new Database(file, Database.Promise.CONSISTENT, TraceStore.SCHEMA);
                    Trace trace = new Trace(new TraceStore(database), Clock.systemUTC())) {
                run(trace, events, random, file);
            }
        }
    }

    private static void run(Trace trace, int events, boolean random, Path file) throws Exception {
        StoredEvent[] underWay = new StoredEvent[UNDER_WAY];
        int part = Math.max(1, events / 4);
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            StoredEvent arriving = underWay[i % UNDER_WAY];
            if (arriving != null) {
                delivered(trace, arriving);
            }
            underWay[i % UNDER_WAY] = received(trace, i, random ? UUID.randomUUID().toString() : "event-" + i);
            if (i % SETTLE_EVERY == 0) {
                trace.settle();
            }
            if ((i + 1) % part == 0) {
                trace.settle();
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf("  %s ids, %,9d: %,7.0f events/s, %,8.0f steps/s, %.0f µs of CPU an event, %.0f B%n",
                        random ? "random" : "rising", i + 1, part / seconds, part * STEPS / seconds,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / part, (double) Files.size(file) / (i + 1));
                cpu = SYSTEM.getProcessCpuTime();
                start = System.nanoTime();
            }
        }
    }

    private static StoredEvent received(Trace trace, int offset, String id) {
        Event event = Event.of(id, "app-17", "order.created");
        StoredEvent stored = new StoredEvent(BUS, offset, Instant.now(), event, null,
                new StoredEvent.Via("", "", false, offset, 0), Hold.none());
        trace.saw(Sight.of(stored, TraceAction.RECEIVED, Duration.ZERO));
        trace.saw(Sight.ofRule(stored, TraceAction.MATCHED, "orders-to-crm", Duration.ofNanos(300_000)));
        trace.opened(stored, Standing.NEW);
        return stored;
    }

    private static void delivered(Trace trace, StoredEvent stored) {
        saw(trace, stored, TraceAction.TRANSFORMED, "1043 bytes");
        saw(trace, stored, TraceAction.ATTEMPTED, "[200] OK");
        saw(trace, stored, TraceAction.DELIVERED, "[200] OK");
    }

    private static void saw(Trace trace, StoredEvent stored, TraceAction action, String status) {
        trace.saw(new Sight(stored, action, "orders-to-crm", "crm", 1, "https://crm.example.com/hooks/orders", status,
                Duration.ofNanos(1_234_000)));
    }
}
