package busbar.bench;

import static busbar.bench.WayBench.say;

import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.bench.BadTarget.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events that wait for a dead target, in a service with little memory: they cost disk, and delay nobody else. */
final class WaitingBench {
    private static final int BATCH = 250;
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    private static final RetryPolicy RETRY =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofDays(1));
    private static final int PACE = 300;
    private static final double PACE_SECONDS = 10;
    private final Path folder;

    WaitingBench(Path folder) {
        this.folder = folder;
    }

    void run(int events) throws IOException, InterruptedException {
        Path data = folder.resolve("waiting");
        say("%,d events for a healthy target and a dead one, in a service with -Xmx256m", events);
        try (Sink sink = new Sink(); BadTarget dead = new BadTarget(Manner.DEAD)) {
            try (Service service = Service.start(data, JVM)) {
                service.define(1, 1, sink.port());
                EventTarget target = EventTarget.of("dead", new Destination.Http(dead.url(), "POST", Map.of(),
                        Duration.ofSeconds(30))).withRetry(RETRY);
                service.bus().createRule(EventRule.draft(Service.BUS, "dead", "{}", List.of(target)));
                put(service, sink, events);
                pace(service, sink);
            }
            long start = System.nanoTime();
            try (Service again = Service.start(data, JVM)) {
                say("  started again with all of them waiting: %.1f s, process and JVM included; %d MB resident",
                        (System.nanoTime() - start) / 1e9, again.program().residentMb());
                pace(again, sink);
            }
        }
    }

    private void put(Service service, Sink sink, int events) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < events; i += BATCH) {
            List<Event> batch = new ArrayList<>();
            for (int k = i; k < i + BATCH; k++) {
                batch.add(Events.of("%016x-%08x".formatted(System.nanoTime(), k)));
            }
            service.bus().putEvents(Service.BUS, batch);
            if ((i + BATCH) % Math.max(BATCH, events / 5 / BATCH * BATCH) == 0) {
                say("  %,9d put after %.0f s; the healthy target has %,d; %d MB resident, state.db %d MB", i + BATCH,
                        (System.nanoTime() - start) / 1e9, sink.taken(), service.program().residentMb(),
                        Files.size(folder.resolve("waiting").resolve("data").resolve("state.db")) >> 20);
            }
        }
        long missing = WayBench.drain(sink, events);
        say("  the healthy target had all after %.0f s, %d missing", (System.nanoTime() - start) / 1e9, missing);
    }

    private static void pace(Service service, Sink sink) throws InterruptedException {
        Generator generator = new Generator(service.program().port(), Service.head());
        generator.openLoop(8, PACE, PACE_SECONDS / 2);
        WayBench.drain(sink, sink.taken());
        sink.latencies();
        long before = sink.taken();
        long sent = generator.sent();
        generator.openLoop(8, PACE, PACE_SECONDS);
        WayBench.drain(sink, before + generator.sent() - sent);
        say("  the healthy target at %d/s beside them: %s", PACE, WayBench.percentiles(sink.latencies()));
    }
}
