package busbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** HTTP in, rules, HTTP out, beside relays that only take and send. What is measured is a process of its own; generator
 *  and sink are this one, on the same machine. */
final class WayBench {
    private static final int CONNECTIONS = 32;
    private static final int PACE = 500; // events a second at which latency is asked for
    private static final int PACE_CONNECTIONS = 8;
    private static final double WARM_SECONDS = 20; // not counted: the compilers take as much as the events at first
    private static final int ROUNDS = 5;
    private static final int PACE_ROUNDS = 5;
    private static final long DRAIN_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000;
    private static final String PLAIN = "POST / HTTP/1.1\r\nhost: relay\r\n";
    private final Path folder;
    private final double seconds;

    WayBench(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /** What a round showed. @param micros of processor time an event, of the process that is measured */
    private record Round(double acknowledged, double delivered, long refused, long undelivered, double micros) {
    }

    void run(List<Integer> rules) throws IOException, InterruptedException {
        say("HTTP in, rules of which one matches, HTTP out; durable and traced. Rounds of %.0f s in turn with two "
                + "relays, medians of %d", seconds, ROUNDS);
        say("bars: 5,000/s with 100 rules and nothing undelivered, 0.5 of a relay; at %d/s p50 2 ms, p99 25 ms", PACE);
        for (int count : rules) {
            besideRelays(count);
        }
    }

    private void besideRelays(int rules) throws IOException, InterruptedException {
        try (Sink sink = new Sink();
                Program sockets = relay(Relay.SOCKETS, sink); Program libraries = relay(Relay.LIBRARIES, sink);
                Service service = Service.start(folder.resolve("way-" + rules))) {
            say("  %,d rules; %d MB resident when idle (bar: 200)", rules, service.program().residentMb());
            service.define(rules, 1, sink.port());
            Runner bare = new Runner("relay of bare sockets", sockets, PLAIN, sink, 1);
            Runner same = new Runner("relay of the same server and client", libraries, PLAIN, sink, 1);
            Runner ours = new Runner("busbar", service.program(), Service.head(), sink, 1);
            for (int i = -1; i < ROUNDS; i++) {
                for (Runner runner : List.of(bare, same, ours)) {
                    runner.round(i < 0 ? WARM_SECONDS : seconds, i >= 0);
                }
            }
            List.of(bare, same, ours).forEach(Runner::report);
            say("    busbar is %.2f of the relay of the same server and client, %.2f of the one of bare sockets",
                    ours.ratio(same), ours.ratio(bare));
            pace(service, sink);
        }
    }

    private Program relay(String made, Sink sink) throws IOException {
        return Program.start(List.of("-Xmx512m"), folder.resolve(made + ".log"), Relay.class.getName(), made,
                Integer.toString(sink.port()));
    }

    /** How the way grows with the targets of the rule that matches: an event is delivered to each. */
    void runTargets(List<Integer> targets) throws IOException, InterruptedException {
        say("HTTP in, 100 rules, of which the one that matches has more targets");
        for (int count : targets) {
            try (Sink sink = new Sink(); Service service = Service.start(folder.resolve("targets-" + count))) {
                service.define(100, count, sink.port());
                Runner runner = new Runner("%d targets".formatted(count), service.program(), Service.head(), sink,
                        count);
                for (int i = -1; i < ROUNDS; i++) {
                    runner.round(i < 0 ? WARM_SECONDS : seconds, i >= 0);
                }
                runner.report();
            }
        }
    }

    /** Drives one program, round by round.
     *
     *  @param targets how many deliveries an event becomes */
    private record Runner(String name, Program program, String head, Sink sink, int targets, List<Round> rounds,
            Histogram latencies) {

        Runner(String name, Program program, String head, Sink sink, int targets) {
            this(name, program, head, sink, targets, new ArrayList<>(), new Histogram(3));
        }

        void round(double seconds, boolean counts) throws InterruptedException {
            sink.latencies();
            long before = sink.taken();
            Duration cpu = program.cpu();
            Generator generator = new Generator(program.port(), head);
            long start = System.nanoTime();
            generator.closedLoop(CONNECTIONS, seconds);
            double taking = (System.nanoTime() - start) / 1e9;
            long wanted = generator.sent() * targets;
            long missing = drain(sink, before + wanted);
            double all = (System.nanoTime() - start) / 1e9;
            double micros = program.cpu().minus(cpu).toNanos() / 1e3 / Math.max(1, generator.sent());
            if (counts) {
                latencies.add(sink.latencies());
                rounds.add(new Round(generator.sent() / taking, (wanted - missing) / all, generator.refused(), missing,
                        micros));
            }
        }

        private double median(ToDoubleFunction<Round> of) {
            double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        double ratio(Runner other) {
            return median(Round::delivered) / other.median(Round::delivered);
        }

        void report() {
            say("    %-35s %,7.0f acknowledged/s, %,7.0f delivered/s, %d refused, %d undelivered, %.0f µs of CPU an "
                    + "event, %s, %d MB", name, median(Round::acknowledged), median(Round::delivered),
                    rounds.stream().mapToLong(Round::refused).sum(),
                    rounds.stream().mapToLong(Round::undelivered).sum(), median(Round::micros),
                    percentiles(latencies), program.residentMb());
        }
    }

    /** Waits until the sink has taken that many. @return how many did not come */
    static long drain(Sink sink, long until) {
        long end = System.nanoTime() + DRAIN_NANOS;
        while (sink.taken() < until && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Math.max(0, until - sink.taken());
    }

    private void pace(Service service, Sink sink) throws InterruptedException {
        Generator generator = new Generator(service.program().port(), Service.head());
        generator.openLoop(PACE_CONNECTIONS, PACE, seconds);
        sink.latencies();
        long before = sink.taken();
        long sent = generator.sent();
        generator.openLoop(PACE_CONNECTIONS, PACE, seconds * PACE_ROUNDS);
        drain(sink, before + generator.sent() - sent);
        say("    at %d/s: %s", PACE, percentiles(sink.latencies()));
    }

    static String percentiles(Histogram micros) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0);
    }

    static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
