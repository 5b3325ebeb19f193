package busbar.bench;

import busbar.api.model.EventRule;
import busbar.engine.match.RuleIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/** Matching, beside event-ruler on the same bytes and the same rules; one thread each. */
final class MatchBench {
    static final Map<String, String> VARIABLES = variables();
    static final String TEMPLATE = "{\"order\":\"${order}\",\"customer\":\"${customer}\",\"amount\":${amount}}";
    private static final int[] RULES = {1, 100, 1_000, 10_000};
    private static final int RANGES = 10_000;
    private static final int RULER_RANGES = 300; // more take minutes
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private MatchBench() {
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("order", "$.data.order.id");
        variables.put("customer", "$.data.customer.name");
        variables.put("amount", "$.data.amount");
        return variables;
    }

    static void run(double seconds) throws IOException {
        say("events of 1 KiB per second of CPU, one thread; median of 5 rounds of %.1f s of CPU after 2 uncounted, in "
                + "turn", seconds);
        say("both are given bytes and give the rules that match, about one an event; event-ruler 2.1.0 is given the "
                + "text made of them, or the tree that Jackson makes of them");
        say("bars: 2x at 1, 100 and 1000 rules, 4x at 10000");
        for (int count : RULES) {
            matching(count, seconds);
        }
        say("");
        say("the same, and for each match a body with three values of the event put into a template (bar: 8x)");
        say("  each:    event-ruler given the text, Jayway 2.9 given the text for each of the three paths");
        say("  twice:   event-ruler given the text, Jayway parses it once more and reads three paths");
        say("  tree:    one tree of Jackson's for event-ruler and for Jayway's compiled paths");
        say("  pointer: that tree, JSON Pointer instead of Jayway");
        for (int count : RULES) {
            transforming(count, seconds);
        }
        say("");
        building();
        AddBench.main();
    }

    private static void matching(int count, double seconds) throws IOException {
        List<EventRule> rules = MatchRules.rules(count);
        List<byte[]> events = MatchRules.events(count);
        BusbarSide ours = new BusbarSide(rules);
        RulerSide ruler = new RulerSide(rules);
        checkAgreement(events, BusbarSide.transforming(rules), ruler);
        List<Rate> rates = Rate.of(seconds, events, List.of(ours::match, ruler::matchText, ruler::matchTree));
        say("%6d rules: busbar %,9.0f | ruler text %,9.0f, %4.1fx | ruler tree %,9.0f, %4.1fx", count,
                rates.get(0).perSecond(), rates.get(1).perSecond(), rates.get(0).times(rates.get(1)),
                rates.get(2).perSecond(), rates.get(0).times(rates.get(2)));
    }

    private static void transforming(int count, double seconds) throws IOException {
        List<EventRule> rules = MatchRules.rules(count);
        List<byte[]> events = MatchRules.events(count);
        BusbarSide ours = BusbarSide.transforming(rules);
        RulerSide ruler = new RulerSide(rules);
        List<Rate> rates = Rate.of(seconds, events, List.of(ours::matchAndTransform, ruler::matchAndReadEach,
                ruler::matchAndParseAgain, ruler::matchAndJayway, ruler::matchAndPointer));
        say("%6d rules: busbar %,9.0f | each %s | twice %s | tree %s | pointer %s", count, rates.get(0).perSecond(),
                beside(rates, 1), beside(rates, 2), beside(rates, 3), beside(rates, 4));
    }

    private static String beside(List<Rate> rates, int other) {
        return "%,9.0f, %4.1fx".formatted(rates.get(other).perSecond(), rates.get(0).times(rates.get(other)));
    }

    /** A race of two that do different work says nothing. */
    private static void checkAgreement(List<byte[]> events, BusbarSide ours, RulerSide ruler) {
        int found = 0;
        for (byte[] event : events) {
            if (ours.match(event) != ruler.matchTree(event)
                    || ours.matchAndTransform(event) != ruler.matchAndPointer(event)
                    || ours.matchAndTransform(event) != ruler.matchAndReadEach(event)
                    || ours.matchAndTransform(event) != ruler.matchAndParseAgain(event)
                    || ours.matchAndTransform(event) != ruler.matchAndJayway(event)) {
                throw new IllegalStateException("the sides disagree on " + new String(event));
            }
            found += ours.match(event);
        }
        if (found < events.size() / 2) {
            throw new IllegalStateException("only " + found + " matches");
        }
    }

    private static void building() throws IOException {
        List<EventRule> rules = MatchRules.ranges(RANGES);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            RuleIndex.of(rules);
            millis.add((CPU.getCurrentThreadCpuTime() - start) / 1e6);
        }
        long start = CPU.getCurrentThreadCpuTime();
        Machine machine = new Machine();
        for (EventRule rule : rules.subList(0, RULER_RANGES)) {
            machine.addRule(rule.name(), rule.pattern());
        }
        say("build of %d distinct ranges on one field (bar: 1,000 ms): first %.0f ms of CPU, median %.0f ms "
                + "(event-ruler, %d of them: %.0f ms)", RANGES, millis.get(0),
                millis.stream().sorted().toList().get(3), RULER_RANGES,
                (CPU.getCurrentThreadCpuTime() - start) / 1e6);
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
