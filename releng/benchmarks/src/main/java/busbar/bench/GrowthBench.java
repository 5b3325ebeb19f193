package busbar.bench;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.model.Limits;
import busbar.engine.Engine;
import busbar.engine.EngineOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What a bus costs that holds many events. */
final class GrowthBench {
    private static final int BATCH = 500;
    private static final long LOOK_NANOS = 1_000_000;
    private static final int LOOKUPS = 2_000;
    private final Path folder;

    GrowthBench(Path folder) {
        this.folder = folder;
    }

    void run(int events) throws Exception {
        Path data = folder.resolve("growth");
        EngineOptions options = new EngineOptions(data, Limits.UNLIMITED, true, "bench");
        try (Engine engine = Engine.open(options)) {
            BusService service = engine.service("bench", Role.ADMIN);
            service.createBus("orders", "");
            double empty = synchronousPuts(service, "first-");
            long start = System.nanoTime();
            for (int i = 0; i < events; i += BATCH) {
                List<Event> batch = new ArrayList<>();
                for (int k = i; k < i + BATCH; k++) {
                    batch.add(Events.of("event-" + k));
                }
                service.putEvents("orders", batch);
            }
            double stored = (System.nanoTime() - start) / 1e9;
            awaitTrace(service, "event-" + (events - 1));
            System.out.printf("%,d events stored in %.1f s, and traced %.1f s later; %,d steps left out%n", events,
                    stored, (System.nanoTime() - start) / 1e9 - stored, service.info().stepsLeftOut());
            double full = synchronousPuts(service, "last-");
            System.out.printf("  puts one by one: %,.0f/s with none stored, %,.0f/s with these, ratio %.2f%n", empty,
                    full, full / empty);
            Histogram micros = new Histogram(3);
            Random random = new Random(1);
            int missing = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                long before = System.nanoTime();
                missing += found(service, "event-" + random.nextInt(events)) ? 0 : 1;
                micros.recordValue((System.nanoTime() - before) / 1_000);
            }
            System.out.printf("  lookup by id: p50 %.3f ms, p99 %.3f ms (bar: 1 ms), %d without a trace%n",
                    micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3, missing);
        }
        reopen(options, "after a good end");
        Files.walk(data).filter(file -> file.toString().endsWith(".index")).forEach(file -> file.toFile().delete());
        reopen(options, "with all indexes gone");
    }

    /** Batches come faster than a trace is kept. */
    private static void awaitTrace(BusService service, String id) {
        while (service.trace("orders", id).steps().isEmpty()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static double synchronousPuts(BusService service, String prefix) {
        long start = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            service.putEvents("orders", List.of(Events.of(prefix + i)));
        }
        return LOOKUPS * 1e9 / (System.nanoTime() - start);
    }

    private static boolean found(BusService service, String id) {
        try {
            return service.event("orders", id).id().equals(id);
        } catch (busbar.api.BusException.NotFound e) {
            return false;
        }
    }

    private static void reopen(EngineOptions options, String how) {
        long start = System.nanoTime();
        try (Engine engine = Engine.open(options)) {
            System.out.printf("  opened again %s: %.2f s (bar: 1 s)%n", how, (System.nanoTime() - start) / 1e9);
        }
    }
}
