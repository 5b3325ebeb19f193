package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.pattern.Dialect;
import busbar.api.transform.TargetParam;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of the profile {@code alibaba-2025} at its last good value and one past it; a refusal says what, how much
 *  was found, and how much is taken. */
class EngineLimitsTest {
    @TempDir
    Path folder;
    private Engine engine;
    private BusService service;

    @BeforeEach
    void open() {
        engine = Engine.open(EngineOptions.embedded(folder));
        service = engine.service("tester", Role.ADMIN);
        service.createBus("orders", "");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void sixteenEventsOfOneMegabyteAreABatch() {
        assertEquals(0, service.putEvents("orders", events(16, 1)).failedCount());
        assertRefused("17 events came at once; at most 16 are taken", () -> service.putEvents("orders", events(17, 1)));
        assertEquals(0, service.putEvents("orders", events(16, 65_000)).failedCount());
        assertRefused("at most 1048576 are taken at once", () -> service.putEvents("orders", events(16, 66_000)));
    }

    @Test
    void withoutLimitsABatchIsWhatTheLogKeepsInOnePiece() {
        engine.close();
        engine = Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "test"));
        service = engine.service("tester", Role.ADMIN);
        assertEquals(0, service.putEvents("orders", events(10_000, 600)).failedCount());
        assertEquals(0, service.putEvents("orders", events(1, 7_000_000)).failedCount());
        assertRefused("at most 7340032 are taken at once", () -> service.putEvents("orders", events(10_000, 800)));
        assertRefused("at most 7340032 are taken at once", () -> service.putEvents("orders", events(1, 9_000_000)));
    }

    @Test
    void anEventHas256Kilobytes() {
        int envelope = "{'specversion':'1.0','id':'e0','source':'s','type':'t','data':''}".length();
        assertEquals(0, service.putEvents("orders", events(1, 262_144 - envelope)).failedCount());
        assertEntry("EventTooLarge", "The event has 262145 bytes; at most 262144 are taken.",
                events(1, 262_145 - envelope).get(0));
    }

    @Test
    void idSourceAndSubjectHaveTheirLengths() {
        Event good = Event.of("i".repeat(128), "s".repeat(128), "t").withSubject("u".repeat(512));
        assertEquals(0, service.putEvents("orders", List.of(good)).failedCount());
        assertEntry("EventIdTooLong", "128 characters each, found 129 and 1", Event.of("i".repeat(129), "s", "t"));
        assertEntry("EventIdTooLong", "128 characters each, found 1 and 129", Event.of("1", "s".repeat(129), "t"));
        assertEntry("EventSubjectTooLong", "may have 512 characters, found 513",
                Event.of("1", "s", "t").withSubject("u".repeat(513)));
    }

    @Test
    void thereAreFiftyCustomBusesBesideTheDefaultOne() {
        IntStream.range(1, 50).forEach(n -> service.createBus("bus-" + n, ""));
        assertRefused("50 custom", () -> service.createBus("one-more", ""));
    }

    @Test
    void aBusHasFiftyRulesOfFiveTargets() {
        List<EventTarget> five = targets(5);
        IntStream.range(0, 50).forEach(n -> service.createRule(EventRule.draft("orders", "r" + n, "{}", five)));
        assertRefused("has 50 rules, which is the limit `alibaba-2025`",
                () -> service.createRule(EventRule.draft("orders", "r50", "{}", List.of())));
        EventRule first = service.rule("orders", "r0");
        assertRefused("has 6 targets; the limit `alibaba-2025` is 5", 
                () -> service.updateRule(first.withTargets(targets(6))));
    }

    @Test
    void namesHave127LettersDigitsAndHyphens() {
        service.createBus("9" + "b".repeat(126), "");
        for (String wrong : List.of("", "-a", "a_b", "a b", "b".repeat(128), "default", "eventbridge-reserved-x")) {
            assertThrows(BusException.class, () -> service.createBus(wrong, ""), wrong);
        }
        for (String wrong : List.of("default", "eventbridge-reserved-x")) {
            assertRefused("is kept for the service itself",
                    () -> service.createRule(EventRule.draft("orders", wrong, "{}", List.of())));
        }
    }

    @Test
    void aFieldHasFiveExpressionsAndAnyNumberOfValues() {
        rule("five", "{\"source\":[{\"prefix\":\"a\",\"suffix\":\"z\"},{\"prefix\":\"b\"},{\"contains\":\"c\"},"
                + "{\"exists\":false},\"v1\",\"v2\",\"v3\"]}", Dialect.ALIYUN);
        String six = IntStream.range(0, 6).mapToObj("{\"prefix\":\"p%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"data\":{\"n\":[", "]}}"));
        assertRefused("field `data.n` has 6 expressions; the limit `alibaba-2025` is 5",
                () -> rule("six", six, Dialect.ALIYUN));
        rule("six", six, Dialect.AWS);
    }

    @Test
    void whatATransformTakesFromAnEventHas10240Characters() {
        EventTarget target = EventTarget.of("log", new Destination.Log())
                .withParams(List.of(TargetParam.of("body", "JSONPATH", "$.data", "")));
        service.createRule(EventRule.draft("orders", "all", "{}", List.of(target)));
        service.putEvents("orders", List.of(events(1, 10_241).get(0).withId("long")));
        EngineFixture.await("a letter", () -> service.countDeadLetters(DeadLetterQuery.ofBus("orders")) == 1);
        String answer = service.deadLetters(DeadLetterQuery.ofBus("orders")).items().get(0).lastAnswer();
        assertTrue(answer.startsWith("What stands at `$.data` has 10241 characters; at most 10240 are taken."), answer);
        assertThrows(IllegalArgumentException.class,
                () -> TargetParam.of("body", "CONSTANT", "x".repeat(10_241), ""));
    }

    private void rule(String name, String pattern, Dialect dialect) {
        service.createRule(EventRule.draft("orders", name, "{}", List.of()).withPattern(dialect, pattern));
    }

    private static List<EventTarget> targets(int count) {
        return IntStream.range(0, count).mapToObj(n -> EventTarget.of("t" + n, new Destination.Log())).toList();
    }

    private static List<Event> events(int count, int characters) {
        String data = "\"%s\"".formatted("x".repeat(characters));
        return IntStream.range(0, count).mapToObj(n -> Event.of("e" + n, "s", "t").withJson(data)).toList();
    }

    private static void assertRefused(String because, Executable call) {
        String message = assertThrows(BusException.Invalid.class, call).getMessage();
        assertTrue(message.contains(because), message);
    }

    private void assertEntry(String code, String because, Event event) {
        PutResult.Entry entry = service.putEvents("orders", List.of(event)).entries().get(0);
        assertEquals(code, entry.errorCode());
        assertTrue(entry.errorMessage().contains(because), entry.errorMessage());
    }
}
