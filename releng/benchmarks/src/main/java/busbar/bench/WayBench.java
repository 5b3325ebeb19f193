package busbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** HTTP in, rules, HTTP out, beside relays that only take and send. What is measured is a process of its own; generator
 *  and sink are this one, on the same machine. */
final class WayBench {
    private static final int CONNECTIONS = 32;
    private static final int PACE = 500; // events a second at which latency is asked for
    private static final int PACE_CONNECTIONS = 8;
    private static final double WARM_SECONDS = 30; // not counted: the compilers take as much as the events at first
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
        say("HTTP in, rules of which one matches, HTTP out; durable and traced. The median of rounds of %.0f s, "
                + "each measured beside its neighbours in turn", seconds);
        say("bars: 5,000/s with 100 rules and nothing undelivered, 0.5 of a relay; at %d/s p50 2 ms, p99 25 ms", PACE);
        double sockets = relay(Relay.SOCKETS);
        double libraries = relay(Relay.LIBRARIES);
        for (int count : rules) {
            double delivered = way(count, 1);
            say("          %.2f of a relay of the same server and client, %.2f of one of bare sockets",
                    delivered / libraries, delivered / sockets);
        }
    }

    /** How the way grows with the targets of the rule that matches: an event is delivered to each. */
    void runTargets(List<Integer> targets) throws IOException, InterruptedException {
        say("HTTP in, 100 rules, of which the one that matches has more targets");
        for (int count : targets) {
            way(100, count);
        }
    }

    private double relay(String made) throws IOException, InterruptedException {
        try (Sink sink = new Sink(); Program relay = Program.start(List.of("-Xmx512m"),
                folder.resolve(made + ".log"), Relay.class.getName(), made, Integer.toString(sink.port()))) {
            return rate("relay of " + made, relay, PLAIN, sink, 1);
        }
    }

    private double way(int rules, int targets) throws IOException, InterruptedException {
        Path data = folder.resolve("way-%d-%d".formatted(rules, targets));
        try (Sink sink = new Sink(); Service service = Service.start(data)) {
            say("  %,d rules, %d targets; %d MB resident when idle (bar: 200)", rules, targets,
                    service.program().residentMb());
            service.define(rules, targets, sink.port());
            double way = rate("busbar", service.program(), Service.head(), sink, targets);
            if (targets == 1) {
                pace(service, sink);
            }
            return way;
        }
    }

    /** @return events delivered a second */
    private double rate(String name, Program program, String head, Sink sink, int targets)
            throws InterruptedException {
        Generator warm = new Generator(program.port(), head);
        warm.closedLoop(CONNECTIONS, WARM_SECONDS);
        drain(sink, warm.sent() * targets);
        sink.latencies();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(program, head, sink, targets));
        }
        rounds.sort(Comparator.comparingDouble(Round::delivered));
        Round middle = rounds.get(rounds.size() / 2);
        say("  %-19s %,7.0f acknowledged/s, %,7.0f delivered/s, %d refused, %d undelivered, %.0f µs of CPU an event, "
                + "%s, %d MB", name, middle.acknowledged(), middle.delivered(),
                rounds.stream().mapToLong(Round::refused).sum(), rounds.stream().mapToLong(Round::undelivered).sum(),
                middle.micros(), percentiles(sink.latencies()), program.residentMb());
        return middle.delivered();
    }

    private Round round(Program program, String head, Sink sink, int targets) throws InterruptedException {
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
        return new Round(generator.sent() / taking, (wanted - missing) / all, generator.refused(), missing,
                micros);
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
        say("          at %d/s: %s", PACE, percentiles(sink.latencies()));
    }

    static String percentiles(Histogram micros) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0);
    }

    static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
