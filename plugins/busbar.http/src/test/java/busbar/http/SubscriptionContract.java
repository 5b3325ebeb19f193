package busbar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.subscription.Blockage;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.transform.TargetParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the contract that is about subscriptions. */
public abstract class SubscriptionContract extends DefinitionContract {

    @Test
    void eachTargetOfEachRuleIsASubscription() {
        service.createRule(rule("b", "one", "two"));
        service.createRule(rule("a", "one"));
        assertEquals(List.of(live("a", "one"), live("b", "one"), live("b", "two")), service.subscriptions(BUS));
        assertEquals(List.of(), service.subscriptions("default"));
    }

    @Test
    void aPausedTargetGetsItsBacklogWhenItIsResumedAndSaysWhoPausedIt() {
        service.createRule(rule("all", "log"));
        Subscription paused = service.as("anna").pauseDelivery(BUS, "all", "log");
        assertEquals(Subscription.State.PAUSED, paused.state());
        assertEquals("anna", paused.changedBy());
        assertTrue(paused.changedAt().isPresent());
        assertEquals(paused, service.as("bob").pauseDelivery(BUS, "all", "log"), "it is paused already");
        service.putEvents(BUS, List.of(event("1"), event("2")));
        Eventually.until("it is held", () -> actions("1").contains(TraceAction.HELD));
        assertEquals(2, service.subscriptions(BUS).getFirst().backlog());
        assertEquals(TraceStatus.IN_FLIGHT, service.trace(BUS, "1").summary().status());
        assertEquals("bob", service.as("bob").resumeDelivery(BUS, "all", "log").changedBy());
        Eventually.until("they came", () -> isDelivered("1") && isDelivered("2"));
        Eventually.until("it is live", () -> service.subscriptions(BUS).getFirst().state() == Subscription.State.LIVE);
        assertEquals(0, service.subscriptions(BUS).getFirst().backlog());
    }

    @Test
    void aRuleCanBeginWithTheOldestEventAndBeMoved() {
        service.putEvents(BUS, List.of(event("1"), event("2"), event("3")));
        assertEquals(3, service.countEvents(BUS, StartingPosition.OLDEST));
        assertEquals(0, service.countEvents(BUS, StartingPosition.TIP));
        assertEquals(3, service.countEvents(BUS, new StartingPosition.At(Instant.EPOCH)));
        assertEquals(0, service.countEvents(BUS, new StartingPosition.At(Instant.now().plusSeconds(60))));
        assertEquals(1, service.createRule(rule("all", "log"), StartingPosition.OLDEST).version());
        Eventually.until("the third came", () -> isDelivered("3") && isDelivered("1"));
        service.deliverFrom(BUS, "all", "log", new StartingPosition.At(Instant.EPOCH));
        Eventually.until("it came again",
                () -> actions("1").stream().filter(TraceAction.DELIVERED::equals).count() == 2);
        service.pauseDelivery(BUS, "all", "log");
        service.putEvents(BUS, List.of(event("4")));
        Eventually.until("it is held", () -> actions("4").contains(TraceAction.HELD));
        assertEquals(0, service.deliverFrom(BUS, "all", "log", StartingPosition.TIP).backlog());
        service.resumeDelivery(BUS, "all", "log");
        Eventually.until("it was skipped", () -> statusOf("4") == TraceStatus.SKIPPED);
    }

    @Test
    void aTargetThatToleratesNoErrorsSaysWhatBlocksItUntilItsRuleIsMended() {
        EventTarget strict = EventTarget.of("log", new Destination.Log()).withTolerance(ErrorsTolerance.NONE);
        EventRule rule = service.createRule(EventRule.draft(BUS, "all", "{}",
                List.of(strict.withParams(List.of(TargetParam.of("body", "JSONPATH", "$.data.gone", ""))))));
        service.putEvents(BUS, List.of(event("1"), event("2")));
        Eventually.until("it is blocked", () -> service.subscriptions(BUS).getFirst().blockage().isPresent());
        Blockage blockage = service.subscriptions(BUS).getFirst().blockage().orElseThrow();
        assertEquals("1", blockage.eventId());
        assertEquals("The event has nothing at `$.data.gone`.", blockage.why());
        assertEquals(Optional.empty(), blockage.nextAt());
        service.updateRule(rule.withTargets(List.of(strict)));
        Eventually.until("they came", () -> isDelivered("1") && isDelivered("2"));
        Eventually.until("nothing blocks it", () -> service.subscriptions(BUS).getFirst().blockage().isEmpty());
    }

    @Test
    void whatIsNotThereIsNamed() {
        service.createRule(rule("all", "log"));
        assertSays("never", assertThrows(BusException.NotFound.class, () -> service.subscriptions("never")));
        assertSays("none", assertThrows(BusException.NotFound.class,
                () -> service.pauseDelivery(BUS, "none", "log")));
        assertSays("gone", assertThrows(BusException.NotFound.class,
                () -> service.resumeDelivery(BUS, "all", "gone")));
        assertThrows(BusException.Conflict.class, () -> service.createRule(rule("all", "log"),
                StartingPosition.OLDEST));
    }

    private List<TraceAction> actions(String eventId) {
        try {
            return service.trace(BUS, eventId).steps().stream().map(TraceStep::action).toList();
        } catch (BusException.NotFound e) {
            return List.of();
        }
    }

    private boolean isDelivered(String eventId) {
        return statusOf(eventId) == TraceStatus.DELIVERED;
    }

    private TraceStatus statusOf(String eventId) {
        return service.trace(BUS, eventId).summary().status();
    }

    private static Subscription live(String rule, String target) {
        return new Subscription(BUS, rule, target, Subscription.State.LIVE, 0, Optional.empty(), "");
    }

    private static EventRule rule(String name, String... targets) {
        return EventRule.draft(BUS, name, "{}",
                List.of(targets).stream().map(id -> EventTarget.of(id, new Destination.Log())).toList());
    }

    private static Event event(String id) {
        return Event.of(id, "shop", "order.placed").withJson("{\"amount\": 7}");
    }
}
