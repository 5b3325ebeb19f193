package busbar.bench;

import static busbar.bench.WayBench.say;

import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/** The way with 100 rules for a long time, in a service whose heap is 512 MB at most; without memory it ends. */
final class SoakBench {
    private static final int CONNECTIONS = 32;
    private static final int RULES = 100;
    private static final double MINUTE = 60;
    private final Path folder;
    private final int minutes;

    SoakBench(Path folder, int minutes) {
        this.folder = folder;
        this.minutes = minutes;
    }

    void run() throws IOException, InterruptedException {
        say("the way with %d rules for %d minutes, in a service with -Xmx512m", RULES, minutes);
        try (Sink sink = new Sink(); Service service = Service.start(folder.resolve("soak"))) {
            service.define(RULES, 1, sink.port());
            long sent = 0;
            long refused = 0;
            for (int minute = 1; minute <= minutes; minute++) {
                Generator generator = new Generator(service.program().port(), Service.head());
                generator.closedLoop(CONNECTIONS, MINUTE);
                sent += generator.sent();
                refused += generator.refused();
                Histogram latencies = sink.latencies();
                say("  minute %2d: %,7.0f acknowledged/s, %d refused, %,d not delivered yet, %s, %d MB resident",
                        minute, generator.sent() / MINUTE, generator.refused(), sent - sink.taken(),
                        WayBench.percentiles(latencies), service.program().residentMb());
            }
            long missing = WayBench.drain(sink, sent);
            say("  %,d acknowledged, %,d delivered, %d undelivered, %d refused; %s", sent, sink.taken(), missing,
                    refused, service.program().isAlive() ? "the service lives" : "THE SERVICE ENDED");
            say("  %,d steps of the trace left out", service.bus().info().stepsLeftOut());
        }
    }
}
