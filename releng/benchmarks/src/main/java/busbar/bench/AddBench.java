package busbar.bench;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.StructuredEvent;
import busbar.api.model.EventRule;
import busbar.api.model.Limits;
import busbar.engine.Engine;
import busbar.engine.EngineOptions;
import busbar.engine.match.Matcher;
import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
import busbar.engine.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Adding rules to a bus that has 10,000: what the matcher suffers, and what it takes to make them all. */
final class AddBench {
    private static final BusId BUS = new BusId(1, "bench");
    private static final Event HEAD = Event.of("0", "s", "t");
    private static final StoredEvent.Via VIA = new StoredEvent.Via("", "", false, 0, 0);
    private static final int RULES = 10_000;
    private static final int ADDITIONS = 250; // of one round
    private static final int ROUNDS = 4;
    private int matches;

    static void main() throws IOException {
        new AddBench().matching();
        creating();
    }

    /** Rounds with and without additions take turns, so that a slow minute of the machine hits both alike. */
    private void matching() {
        List<byte[]> events = MatchRules.events(RULES);
        List<EventRule> more = MatchRules.rules(RULES + ADDITIONS * (ROUNDS + 1));
        Matcher matcher = new Matcher(Clock.systemUTC(), sight -> { }, (event, rule) -> matches++,
                (event, rule, target) -> { });
        matcher.changed(BUS, more.subList(0, RULES), List.of());
        List<EventRule> left = new ArrayList<>(more.subList(RULES, more.size()));
        Runnable add = () -> matcher.changed(BUS, List.of(left.remove(left.size() - 1)), List.of());
        new Stall().measure(events, event -> match(matcher, event), add, ADDITIONS); // warms up
        Stall adding = new Stall();
        Stall still = new Stall();
        for (int round = 0; round < ROUNDS; round++) {
            still.measure(events, event -> match(matcher, event), () -> { }, ADDITIONS);
            adding.measure(events, event -> match(matcher, event), add, ADDITIONS);
        }
        say("adding a rule to %d (bar: no match waits longer than 10 ms for it): %s", RULES, adding.work());
        say("  while adding:       %s", adding.calls());
        say("  with nothing added: %s", still.calls());
    }

    private int match(Matcher matcher, byte[] event) {
        matcher.stored(new StoredEvent(BUS, 0, Instant.EPOCH, HEAD, new StructuredEvent(event), VIA, Hold.none()));
        return matches;
    }

    private static void creating() throws IOException {
        Path folder = Files.createTempDirectory("busbar-bench");
        EngineOptions options = new EngineOptions(folder, Limits.UNLIMITED, true, "bench");
        Histogram each = new Histogram(3);
        try (Engine engine = Engine.open(options)) {
            BusService service = engine.service("bench", Role.ADMIN);
            service.createBus("bench", "");
            for (EventRule rule : MatchRules.rules(RULES)) {
                long start = System.nanoTime();
                service.createRule(rule);
                each.recordValue(System.nanoTime() - start);
            }
        }
        long start = System.nanoTime();
        Engine.open(options).close();
        say("%d rules created through the service, each on disk: %.1f s; median %.3f ms, p99 %.3f ms, longest %.1f ms; "
                + "opened again in %.2f s", RULES, each.getMean() * each.getTotalCount() / 1e9,
                each.getValueAtPercentile(50) / 1e6, each.getValueAtPercentile(99) / 1e6, each.getMaxValue() / 1e6,
                (System.nanoTime() - start) / 1e9);
        EngineBench.delete(folder);
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
