package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held back for a target that is deleted then is not in flight for ever. */
class EngineFarewellTest extends EngineFixture {
    private static final int MANY = 3_000;
    private TestTarget held;
    private TestTarget other;

    @BeforeEach
    void openTargets() {
        held = target();
        other = target();
        service.createBus("orders", "");
        rule("orders", "all", "{\"source\":[\"app.shop\"]}", to("held", held.destination(), NO_RETRY),
                to("other", other.destination(), NO_RETRY));
    }

    private void putMany(int from, int to) {
        List<Event> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            batch.add(event("e" + i));
            if (batch.size() == 100 || i == to - 1) {
                service.putEvents("orders", batch);
                batch.clear();
            }
        }
    }

    private long count(TraceStatus status) {
        long found = 0;
        String next = "";
        do {
            var page = service.tracedEvents(TraceQuery.ofBus("orders").withStatus(status).page(1_000, next));
            found += page.items().size();
            next = page.next();
        } while (!next.isEmpty());
        return found;
    }

    @Test
    void theTraceSaysOfEachThatNobodyGetsItAndWhy() {
        service.pauseDelivery("orders", "all", "held");
        service.pauseDelivery("orders", "all", "other");
        service.putEvents("orders", List.of(Event.of("odd", "elsewhere", "t")));
        putMany(0, MANY);
        await("all to be held", () -> count(TraceStatus.IN_FLIGHT) == MANY);
        long begun = System.nanoTime();
        service.deleteRule("orders", "all");
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertTrue(millis < 2_000, "the caller waited " + millis + " ms");
        await("all to be skipped", () -> count(TraceStatus.SKIPPED) == MANY);
        assertEquals(0, count(TraceStatus.IN_FLIGHT));
        assertEquals(TraceStatus.UNMATCHED, trace("orders", "odd").summary().status());
        List<TraceStep> last = trace("orders", "e7").steps().stream()
                .filter(step -> step.action() == TraceAction.SKIPPED).toList();
        assertEquals(2, last.size());
        assertEquals("its rule or target was deleted", last.getFirst().status());
        assertEquals(List.of("held", "other"), last.stream().map(TraceStep::target).sorted().toList());
    }

    @Test
    void whatTheOtherTargetGotIsDelivered() {
        service.pauseDelivery("orders", "all", "held");
        putMany(0, 20);
        await("the other's", () -> other.bodies.size() == 20);
        EventRule rule = service.rule("orders", "all");
        service.updateRule(rule.withTargets(List.of(rule.target("other"))));
        await("all to be delivered", () -> count(TraceStatus.DELIVERED) == 20);
        assertTrue(actions("orders", "e3").contains(TraceAction.SKIPPED));
    }

    @Test
    void aRuleOfTheSameNameThatBeginsEarlierGetsThemAllTheSame() {
        service.pauseDelivery("orders", "all", "held");
        service.pauseDelivery("orders", "all", "other");
        putMany(0, 200);
        await("all to be held", () -> count(TraceStatus.IN_FLIGHT) == 200); // what is at hand goes to the dead letters
        EventRule rule = service.rule("orders", "all");
        service.deleteRule("orders", "all");
        service.createRule(EventRule.draft("orders", "all", rule.pattern(), rule.targets()), StartingPosition.OLDEST);
        await("all", () -> held.bodies.size() == 200 && other.bodies.size() == 200);
        await("all to be delivered", () -> count(TraceStatus.DELIVERED) == 200);
    }

    @Test
    void aRestartGoesOnWithIt() {
        service.pauseDelivery("orders", "all", "held");
        service.pauseDelivery("orders", "all", "other");
        putMany(0, MANY);
        await("all to be held", () -> count(TraceStatus.IN_FLIGHT) == MANY);
        service.deleteRule("orders", "all");
        restart();
        await("all to be skipped", () -> count(TraceStatus.SKIPPED) == MANY);
        for (String id : List.of("e0", "e1500", "e2999")) {
            assertEquals(2, Collections.frequency(actions("orders", id), TraceAction.SKIPPED), id);
        }
    }

    @Test
    void aBusThatIsDeletedTakesItAlong() {
        service.pauseDelivery("orders", "all", "held");
        putMany(0, 500);
        service.deleteRule("orders", "all");
        service.deleteBus("orders");
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("held", held.destination(), NO_RETRY));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        restart();
        put("orders", "e2");
        awaitStatus("orders", "e2", TraceStatus.DELIVERED);
    }
}
