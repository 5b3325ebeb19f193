package busbar.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.transform.TargetParam;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final EventTarget CRM = http("crm", "https://a");

    @Test
    void aChangedMemberIsToldWithBothValues() {
        EventRule before = rule(CRM).withDescription("one");
        assertEquals("description one → two; target crm: url https://a → https://b",
                words(before, rule(http("crm", "https://b")).withDescription("two")));
        assertEquals("enabled true → false", words(before, before.withEnabled(false)));
        assertEquals("description one → (none)", words(before, before.withDescription("")));
    }

    @Test
    void aLongValueIsNamedOnly() {
        EventRule after = rule(CRM).withPattern(rule().dialect(), "{\n  \"source\": [\"shop\"]\n}");
        assertEquals("pattern", words(rule(CRM), after));
    }

    @Test
    void ofATargetThatCameOrWentThatAloneIsTold() {
        EventTarget log = EventTarget.of("log", new Destination.Log());
        assertEquals("target log added", words(rule(CRM), rule(CRM, log)));
        assertEquals("target crm removed; target log added", words(rule(CRM), rule(log)));
        assertEquals("targets crm, log → log, crm", words(rule(CRM, log), rule(log, CRM)));
    }

    @Test
    void manyDifferencesAreCounted() {
        EventTarget other = new EventTarget("crm", new Destination.Http(URI.create("https://b"), "PUT",
                Map.of("a", "b"), Duration.ofSeconds(9)), List.of(), RetryPolicy.EXPONENTIAL_DECAY,
                ErrorsTolerance.NONE, Optional.of("lost"), 3);
        assertEquals("target crm: url https://a → https://b; target crm: method POST → PUT; "
                + "target crm: headers (none) → a: b; target crm: timeout 5000 → 9000; "
                + "target crm: strategy BACKOFF_RETRY → EXPONENTIAL_DECAY_RETRY; and 4 more",
                words(rule(CRM), rule(other)));
    }

    @Test
    void spansAndSizesHaveTheLargestUnitThatLosesNothing() {
        EventBus bus = EventBus.draft("orders", "");
        assertEquals("ageMax 7 d → 36 h; bytesMax (none) → 1536 MiB", words(bus,
                bus.withRetention(new EventRetention(Duration.ofHours(36), 1536L << 20))));
    }

    @Test
    void aSecretIsNeverTold() {
        Connection crm = Connection.of("crm", new Authorization.Basic("ops", new Secret("hush")));
        assertEquals(List.of(), Difference.between(crm,
                crm.withAuthorization(new Authorization.Basic("ops", new Secret("hash")))));
        assertEquals("authorization basic → apiKey; user ops → (none); header (none) → X-Key", words(crm,
                crm.withAuthorization(new Authorization.ApiKey("X-Key", new Secret("hush")))));
    }

    @Property(tries = 500)
    void rulesDifferExactlyWhereTheyAreNotTheSame(@ForAll("rules") EventRule one, @ForAll("rules") EventRule other) {
        assertEquals(one.equals(other), Difference.between(one, other).isEmpty());
        assertEquals(List.of(), Difference.between(one, one.withVersion(7, Instant.now(), "anna")));
    }

    /** What is told leads from one to the other: nothing is left out, nothing made up. */
    @Property(tries = 500)
    void theDifferencesLeadFromOneToTheOther(@ForAll("rules") EventRule one, @ForAll("rules") EventRule other) {
        Map<String, String> values = values(one);
        Map<String, String> wanted = values(other);
        for (Difference d : Difference.between(one, other)) {
            String place = d.target() + "/" + d.member();
            assertEquals(values.getOrDefault(place, ""), d.before());
            if (d.member().isEmpty()) {
                values.keySet().removeIf(key -> key.startsWith(d.target() + "/"));
                wanted.entrySet().stream().filter(e -> e.getKey().startsWith(d.target() + "/"))
                        .forEach(e -> values.put(e.getKey(), e.getValue()));
            } else {
                values.put(place, d.after());
            }
        }
        values.values().removeIf(String::isEmpty);
        wanted.values().removeIf(String::isEmpty);
        values.remove("/targets");
        wanted.remove("/targets");
        wanted.keySet().removeIf(key -> key.endsWith("/"));
        values.keySet().removeIf(key -> key.endsWith("/"));
        assertEquals(wanted, values);
    }

    @Property(tries = 200)
    void theWayBackIsTheSameWay(@ForAll("rules") EventRule one, @ForAll("rules") EventRule other) {
        List<Difference> back = Difference.between(other, one).stream()
                .map(d -> new Difference(d.target(), d.member(), d.after(), d.before())).toList();
        assertEquals(Map.copyOf(byPlace(Difference.between(one, other))), Map.copyOf(byPlace(back)));
    }

    private static Map<String, Difference> byPlace(List<Difference> all) {
        Map<String, Difference> found = new LinkedHashMap<>();
        all.forEach(d -> found.put(d.target() + "/" + d.member(), d));
        return found;
    }

    private static Map<String, String> values(EventRule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        rule.members().forEach(m -> values.put(m.target() + "/" + m.name(), m.value()));
        return values;
    }

    @Provide
    Arbitrary<EventRule> rules() {
        Arbitrary<String> ids = Arbitraries.of("a", "b", "c");
        Arbitrary<Destination> destinations = Arbitraries.of(new Destination.Log(), new Destination.Bus("billing"),
                CRM.destination(), CRM.destination() instanceof Destination.Http h ? h.withConnection("crm") : null);
        Arbitrary<List<TargetParam>> params = Arbitraries.of(List.of(),
                List.of(TargetParam.of("body", "CONSTANT", "x", "")),
                List.of(TargetParam.of("body", "TEMPLATE", "{\"n\":\"$.data.n\"}", "${n}")));
        Arbitrary<EventTarget> targets = Combinators.combine(ids, destinations, params, Arbitraries.integers()
                .between(1, 2)).as((id, to, with, most) -> new EventTarget(id, to, with, RetryPolicy.BACKOFF,
                        ErrorsTolerance.ALL, Optional.empty(), most));
        return Combinators.combine(targets.list().uniqueElements(EventTarget::id).ofMaxSize(3), Arbitraries.of("", "x"),
                Arbitraries.of(true, false), Arbitraries.of("{}", "{\"source\":[\"shop\"]}"))
                .as((to, words, on, pattern) -> EventRule.draft("orders", "r", pattern, to).withDescription(words)
                        .withEnabled(on));
    }

    private static String words(Definition before, Definition after) {
        return Difference.words(Difference.between(before, after));
    }

    private static EventRule rule(EventTarget... targets) {
        return EventRule.draft("orders", "r", "{}", List.of(targets));
    }

    private static EventTarget http(String id, String url) {
        return EventTarget.of(id, Destination.Http.post(URI.create(url)));
    }
}
