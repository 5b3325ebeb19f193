package busbar.bench;

import static busbar.bench.WayBench.say;

import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.bench.BadTarget.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** What a healthy target feels of bad ones that get the same events. Two services take turns, one without them and one
 *  with them, so that a slow minute of the machine hits both; the other one is stopped meanwhile, with all its retries.
 */
final class TroubleBench {
    private static final int PACE = 400; // events a second
    private static final int CONNECTIONS = 8;
    private static final double WARM_SECONDS = 20;
    private static final double ROUND = 2; // times the length of a round elsewhere: a p99 needs events
    private static final int ROUNDS = 7;
    private static final RetryPolicy RETRY =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofDays(1));
    private final Path folder;
    private final double seconds;

    TroubleBench(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds * ROUND;
    }

    /** Milliseconds. */
    private record Latency(double p50, double p99) {

        static Latency median(List<Latency> rounds) {
            return new Latency(middle(rounds, Comparator.comparingDouble(Latency::p50)).p50(),
                    middle(rounds, Comparator.comparingDouble(Latency::p99)).p99());
        }

        private static Latency middle(List<Latency> rounds, Comparator<Latency> order) {
            return rounds.stream().sorted(order).toList().get(rounds.size() / 2);
        }
    }

    /** A service with a sink of its own. */
    private record Side(Service service, Sink sink) {
    }

    void run() throws IOException, InterruptedException {
        say("a healthy target at %d events/s, alone and beside bad ones that want the same events; median of %d "
                + "rounds of %.0f s in turn (bar: p99 2x)", PACE, ROUNDS, seconds);
        for (Manner manner : Manner.values()) {
            run("one that " + manner.words, Set.of(manner));
        }
        run("all of them", EnumSet.allOf(Manner.class));
    }

    private void run(String what, Set<Manner> manners) throws IOException, InterruptedException {
        List<BadTarget> bad = new ArrayList<>();
        Path data = folder.resolve("trouble-" + manners.size() + manners.iterator().next());
        try (Sink aloneSink = new Sink(); Sink besideSink = new Sink();
                Service alone = Service.start(data.resolve("alone"));
                Service beside = Service.start(data.resolve("beside"))) {
            alone.define(1, 1, aloneSink.port());
            beside.define(1, 1, besideSink.port());
            warm(new Side(alone, aloneSink));
            warm(new Side(beside, besideSink));
            for (Manner manner : manners) {
                BadTarget target = new BadTarget(manner);
                bad.add(target);
                beside.bus().createRule(EventRule.draft(Service.BUS, manner.name().replace('_', '-'), "{}",
                        List.of(EventTarget.of("bad", new Destination.Http(target.url(), "POST", Map.of(),
                                Duration.ofSeconds(30))).withRetry(RETRY))));
            }
            measure(what, new Side(alone, aloneSink), new Side(beside, besideSink), bad);
        } finally {
            for (BadTarget target : bad) {
                target.close();
            }
        }
    }

    private static void warm(Side side) throws InterruptedException {
        new Generator(side.service().program().port(), Service.head()).closedLoop(CONNECTIONS, WARM_SECONDS / 2);
        open(side, WARM_SECONDS / 2);
    }

    private static void open(Side side, double seconds) throws InterruptedException {
        new Generator(side.service().program().port(), Service.head()).openLoop(CONNECTIONS, PACE, seconds);
    }

    private void measure(String what, Side alone, Side beside, List<BadTarget> bad)
            throws IOException, InterruptedException {
        List<Latency> undisturbed = new ArrayList<>();
        List<Latency> disturbed = new ArrayList<>();
        open(alone, WARM_SECONDS); // as long as the other
        open(beside, WARM_SECONDS); // the bad ones have their retries from now on, and failing is compiled
        for (int i = 0; i < ROUNDS; i++) {
            beside.service().program().signal("STOP");
            undisturbed.add(round(alone));
            alone.service().program().signal("STOP");
            beside.service().program().signal("CONT");
            disturbed.add(round(beside));
            alone.service().program().signal("CONT");
        }
        Latency before = Latency.median(undisturbed);
        Latency with = Latency.median(disturbed);
        say("  %-36s p50 %.2f -> %.2f ms (%.1fx), p99 %.1f -> %.1f ms (%.1fx); it got %,d requests; %d MB", what,
                before.p50(), with.p50(), with.p50() / before.p50(), before.p99(), with.p99(),
                with.p99() / before.p99(), bad.stream().mapToLong(BadTarget::requests).sum(),
                beside.service().program().residentMb());
    }

    private Latency round(Side side) throws InterruptedException {
        Generator generator = new Generator(side.service().program().port(), Service.head());
        generator.openLoop(CONNECTIONS, PACE, 1);
        long before = side.sink().taken();
        side.sink().latencies();
        long sent = generator.sent();
        generator.openLoop(CONNECTIONS, PACE, seconds);
        WayBench.drain(side.sink(), before + generator.sent() - sent);
        Histogram micros = side.sink().latencies();
        return new Latency(micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3);
    }
}
