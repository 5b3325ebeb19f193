package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceStatus;
import busbar.api.transform.TargetParam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits in memory for one target costs the others nothing: no restart delivers to them again. */
class EngineMemoryTest extends EngineFixture {
    private static final int MANY = 100;
    private TestTarget works;
    private TestTarget waits;

    @BeforeEach
    void openTargets() {
        works = target();
        waits = target();
        service.createBus("orders", "");
    }

    private void blockOne() {
        deliverMany(to("blocked", waits.destination(), ONE_SOON).withTolerance(ErrorsTolerance.NONE)
                .withParams(List.of(TargetParam.of("body", "JSONPATH", "$.data.nothing", ""))));
    }

    private void delayOne(long millis) {
        waits.delayMillis = millis;
        deliverMany(to("slow", waits.destination(), ONE_SOON));
    }

    private void deliverMany(EventTarget waiting) {
        rule("orders", "all", "{}", waiting, to("works", works.destination(), ONE_SOON));
        putMany("orders", MANY);
        await("all to work", () -> works.bodies.size() == MANY);
    }

    private void assertNothingWasDeliveredAgain() {
        put("orders", "last");
        await("the last", () -> works.ids().contains("last"));
        assertEquals(MANY + 1, works.ids().size());
    }

    @Test
    void aRestartBesideABlockedTargetDeliversNothingAgain() {
        blockOne();
        restart();
        assertNothingWasDeliveredAgain();
        assertEquals(MANY + 1, service.subscriptions("orders").getFirst().backlog());
        service.updateRule(service.rule("orders", "all").withTargets(List.of(
                to("blocked", waits.destination(), ONE_SOON).withTolerance(ErrorsTolerance.NONE),
                to("works", works.destination(), ONE_SOON))));
        await("what waited", () -> waits.ids().size() == MANY + 1);
        List<String> inOrder = new ArrayList<>(IntStream.range(0, MANY).mapToObj(i -> "e" + i).toList());
        inOrder.add("last");
        assertEquals(inOrder, waits.ids());
    }

    @Test
    void aRestartBesideASlowTargetDeliversNothingAgainAndNothingIsLost() {
        delayOne(1_000);
        restart();
        assertTrue(waits.bodies.size() < MANY);
        waits.delayMillis = 0;
        assertNothingWasDeliveredAgain();
        await("all that was slow", () -> new HashSet<>(waits.ids()).size() == MANY + 1);
        assertEquals(MANY + 1, waits.ids().size());
        awaitStatus("orders", "e0", TraceStatus.DELIVERED);
    }

    @Test
    void anAttemptThatOutlastsTheEndIsMadeAgainAndNothingElse() {
        delayOne(60_000);
        close();
        waits.delayMillis = 0;
        open();
        assertNothingWasDeliveredAgain();
        await("all that was stuck", () -> new HashSet<>(waits.ids()).size() == MANY + 1);
    }

    @Test
    void aBlockedTargetKeepsNoCursorFromGoingOn() {
        blockOne();
        await("the cursor", () -> {
            Line line = engine.lines.get(engine.buses.get("orders").id());
            return line.reader().safePosition() == line.channel().endOffset();
        });
        assertEquals(MANY, service.subscriptions("orders").getFirst().backlog());
    }
}
