package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStep;
import busbar.engine.RoughTarget.Manner;
import busbar.engine.store.Database;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Targets that behave badly keep their trouble to themselves. */
class EngineTargetsTest extends EngineFixture {
    private static final int EVENTS = 300;
    private static final String NOBODY = "http://127.0.0.1:1/";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(10); // an attempt of any of them, on a busy machine
    private static final List<Manner> NEVER_DONE = List.of(Manner.SILENT, Manner.DEAF, Manner.DRIPS);

    @Test
    void targetsThatBreakHttpHarmNobodyElseAndSayWhatHappened() {
        TestTarget healthy = target();
        service.createBus("orders", "");
        Map<Manner, RoughTarget> rough = new EnumMap<>(Manner.class);
        for (Manner manner : Manner.values()) {
            rough.put(manner, new RoughTarget(manner));
            Duration timeout = NEVER_DONE.contains(manner) ? TIMEOUT : PATIENT;
            rule("orders", name(manner), "{}", to("t", rough.get(manner).destination(timeout), NO_RETRY));
        }
        rule("orders", "healthy", "{}", to("t", healthy.destination(), NO_RETRY));
        putMany("orders", EVENTS);
        await("the healthy target's events", () -> healthy.bodies.size() == EVENTS);
        assertLetters(Manner.CLOSES_UNHEARD, ErrorClass.CONNECTION, "");
        assertLetters(Manner.CLOSES_IN_THE_HEAD, ErrorClass.CONNECTION, "");
        assertLetters(Manner.CLOSES_IN_A_500, ErrorClass.SERVER_ERROR, "[500] Oh\n");
        assertLetters(Manner.HUGE_500, ErrorClass.SERVER_ERROR, "[500] Oh\nxxxx");
        assertLetters(Manner.GARBAGE, ErrorClass.CONNECTION, "");
        NEVER_DONE.forEach(manner -> assertLetters(manner, ErrorClass.TIMEOUT, "No answer within 500 ms."));
        assertLetters(Manner.ENDLESS_HEAD, ErrorClass.CONNECTION, "");
        assertLetters(Manner.CIRCLE, ErrorClass.CLIENT_ERROR, "[302] Found");
        assertEquals(EVENTS, rough.get(Manner.CIRCLE).requests.get(), "a redirect is not followed");
        assertLetters(Manner.NO_TLS, ErrorClass.CONNECTION, "");
        for (Manner manner : List.of(Manner.HUGE_200, Manner.SAYS_LESS, Manner.NO_NUMBER)) {
            assertEquals(0, letters(manner).size(), "what is taken is taken, whatever is said about it: " + manner);
        }
        await("answers with more than they say", () -> rough.get(Manner.SAYS_MORE).requests.get() >= EVENTS);
        assertTrue(letters(Manner.SAYS_MORE).stream().allMatch(l -> l.errorClass() == ErrorClass.CONNECTION));
        assertNoAttemptTookLong();
        rough.values().forEach(RoughTarget::close);
    }

    private void assertNoAttemptTookLong() {
        for (TraceStep step : trace("orders", "e0").steps()) {
            assertTrue(step.action() != TraceAction.ATTEMPTED || step.latency().compareTo(LONG) < 0, step::toString);
        }
    }

    /** The system takes a few bytes without the other side, so these are many. */
    @Test
    void aTargetThatNeverReadsGetsNoMoreThanItsTime() {
        RoughTarget deaf = new RoughTarget(Manner.DEAF);
        service.createBus("orders", "");
        rule("orders", "deaf", "{}", to("t", deaf.destination(TIMEOUT), NO_RETRY));
        String words = "x".repeat(6 << 20);
        service.putEvents("orders", List.of(event("e0").withJson("{\"words\":\"%s\"}".formatted(words))));
        await("a letter", () -> letters("orders") == 1);
        assertEquals(ErrorClass.TIMEOUT, service.deadLetters(DeadLetterQuery.ofBus("orders")).items().get(0)
                .errorClass());
        assertNoAttemptTookLong();
        deaf.close();
    }

    @Test
    void targetsThatSayTooMuchCostNoMemory() throws Exception {
        List<RoughTarget> rough = Stream.of(Manner.HUGE_500, Manner.HUGE_200, Manner.ENDLESS_HEAD, Manner.GARBAGE)
                .map(RoughTarget::new).toList();
        String[] urls = rough.stream().map(target -> target.url().toString()).toArray(String[]::new);
        assertEquals(0, WaitingChild.run(folder.resolve("child"), 500, urls), "the child ran out of memory");
        rough.forEach(RoughTarget::close);
    }

    private static String name(Manner manner) {
        return manner.name().replace('_', '-');
    }

    private List<DeadLetter> letters(Manner manner) {
        return service.deadLetters(DeadLetterQuery.ofBus("orders").withRule(name(manner)).page(500, "")).items();
    }

    private void assertLetters(Manner manner, ErrorClass errorClass, String answer) {
        await("letters of " + manner, () -> letters(manner).size() == EVENTS);
        for (DeadLetter letter : letters(manner)) {
            assertEquals(errorClass, letter.errorClass(), () -> manner + ": " + letter.lastAnswer());
            assertTrue(letter.lastAnswer().startsWith(answer), letter.lastAnswer());
            assertTrue(letter.lastAnswer().length() <= 4_096);
        }
    }

    @Test
    void slowAndThrottlingTargetsDelayNobodyElseAndGetAllInTheEnd() {
        TestTarget slow = target();
        slow.delayMillis = 10_000;
        TestTarget throttling = target();
        throttling.status = 429;
        throttling.headers = Map.of("Retry-After", "1");
        TestTarget healthy = target();
        service.createBus("orders", "");
        rule("orders", "slow", "{}", to("t", slow.destination(), ONE_SOON));
        rule("orders", "throttling", "{}", to("t", throttling.destination(), ONE_SOON));
        rule("orders", "healthy", "{}", to("t", healthy.destination(), NO_RETRY));
        putMany("orders", EVENTS);
        await("the healthy target's events", () -> healthy.bodies.size() == EVENTS);
        assertEquals(0, slow.bodies.size());
        throttling.status = 200;
        slow.delayMillis = 0;
        await("the throttling target's events", () -> throttling.bodies.size() + letters("orders") >= EVENTS);
        await("the slow target's events", () -> slow.bodies.size() == EVENTS);
    }

    @Test
    void eventsThatWaitForADeadTargetCostDiskAndNotMemory() throws Exception {
        int events = Integer.getInteger("busbar.waiting", 100_000);
        assertEquals(0, WaitingChild.run(folder.resolve("child"), events, NOBODY), "the child ran out of memory");
        try (Database state = new Database(folder.resolve("child").resolve("state.db"), Database.Promise.DURABLE,
                List.of())) {
            long waiting = state.read(sql -> sql.number("SELECT count(*) FROM waiting"));
            assertEquals(events, waiting);
        }
    }

}
