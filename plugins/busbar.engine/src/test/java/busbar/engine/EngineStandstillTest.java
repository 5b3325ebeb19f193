package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.subscription.Blockage;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.transform.TargetParam;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target that tolerates no errors and whose transform cannot make something of an event: nothing overtakes that. */
class EngineStandstillTest extends EngineFixture {
    private static final TargetParam NAME = TargetParam.of("body", "JSONPATH", "$.data.name", "");
    private static final TargetParam ID = TargetParam.of("body", "JSONPATH", "$.id", "");
    private TestTarget ordered;
    private TestTarget other;

    @BeforeEach
    void openTargets() {
        ordered = target();
        other = target();
        service.createBus("orders", "");
        rule("orders", "all", "{}", strict(NAME), EventTarget.of("other", other.destination()));
    }

    private EventTarget strict(TargetParam body) {
        return to("strict", ordered.destination(), ONE_SOON).withTolerance(ErrorsTolerance.NONE)
                .withParams(List.of(body));
    }

    private void putNamed(String... ids) {
        for (String id : ids) {
            service.putEvents("orders", List.of(Event.of(id, "app.shop", "order").withJson("{\"name\":\"%s\"}"
                    .formatted(id))));
        }
    }

    private Optional<Blockage> blockage() {
        return subscription().blockage();
    }

    private Subscription subscription() {
        return service.subscriptions("orders").stream().filter(s -> s.target().equals("strict")).findFirst()
                .orElseThrow();
    }

    private Blockage awaitBlockage(String eventId) {
        await(eventId + " to block", () -> blockage().filter(b -> b.eventId().equals(eventId)).isPresent());
        return blockage().orElseThrow();
    }

    private void change(EventTarget strict) {
        EventRule rule = service.rule("orders", "all");
        service.updateRule(rule.withTargets(List.of(strict, rule.target("other"))));
    }

    @Test
    void itBlocksThatTargetAloneAndSaysWhyAndSinceWhen() {
        putNamed("e1");
        put("orders", "nameless");
        putNamed("e3", "e4");
        Blockage blockage = awaitBlockage("nameless");
        await("the other target", () -> other.bodies.size() == 4);
        assertEquals("The event has nothing at `$.data.name`.", blockage.why());
        assertEquals(Optional.empty(), blockage.nextAt());
        assertEquals(3, subscription().backlog(), "what it stands before, and what waits behind that in memory");
        assertFalse(blockage.since().isBefore(trace("orders", "nameless").summary().receivedAt()));
        assertEquals(List.of("e1"), ordered.bodies);
        assertEquals(0, letters("orders"));
        assertEquals(TraceStatus.IN_FLIGHT, trace("orders", "nameless").summary().status());
        await("its trace", () -> actions("orders", "nameless").contains(TraceAction.HELD));
        assertTrue(trace("orders", "nameless").steps().stream().anyMatch(step -> step.action() == TraceAction.HELD
                && step.status().equals("blocked until its rule is changed") && step.attempt() == 0));
        assertEquals(1, Collections.frequency(actions("orders", "nameless"), TraceAction.HELD), "it is tried once");
        assertEquals(Optional.empty(), service.subscriptions("orders").stream()
                .filter(s -> s.target().equals("other")).findFirst().orElseThrow().blockage());
    }

    @Test
    void aRuleThatIsMendedLetsAllComeInTheirOrder() {
        put("orders", "nameless");
        putNamed("e2", "e3");
        awaitBlockage("nameless");
        change(strict(ID));
        await("all", () -> ordered.bodies.size() == 3);
        assertEquals(List.of("nameless", "e2", "e3"), ordered.bodies);
        assertEquals(List.of("1", "1", "1"), ordered.attempts);
        awaitStatus("orders", "nameless", TraceStatus.DELIVERED);
        await("nothing to block", () -> blockage().isEmpty());
    }

    @Test
    void aChangeThatMendsNothingLeavesItBlocked() {
        put("orders", "nameless");
        Blockage first = awaitBlockage("nameless");
        change(strict(TargetParam.of("body", "JSONPATH", "$.data.other", "")));
        await("the new reason", () -> blockage().filter(b -> b.why().contains("$.data.other")).isPresent());
        assertEquals(first.since(), blockage().orElseThrow().since());
    }

    @Test
    void aRestartForgetsNeitherTheEventNorSinceWhen() {
        put("orders", "nameless");
        putNamed("e2");
        Blockage before = awaitBlockage("nameless");
        restart();
        assertEquals(before.since().toEpochMilli(), awaitBlockage("nameless").since().toEpochMilli());
        change(strict(ID));
        await("all", () -> ordered.bodies.size() == 2);
        assertEquals(List.of("nameless", "e2"), ordered.bodies);
    }

    @Test
    void movedPastTheEventItGoesOnWithoutIt() {
        put("orders", "nameless");
        putNamed("e2");
        awaitBlockage("nameless");
        service.deliverFrom("orders", "all", "strict", StartingPosition.TIP);
        await("nothing to block", () -> blockage().isEmpty());
        putNamed("e3");
        await("what comes next", () -> ordered.bodies.equals(List.of("e3")));
        await("the skip in the trace", () -> actions("orders", "nameless").contains(TraceAction.SKIPPED));
        assertEquals(TraceStatus.DELIVERED, trace("orders", "nameless").summary().status(), "the other target has it");
    }

    @Test
    void pausedAndResumedItIsBlockedAgain() {
        put("orders", "nameless");
        putNamed("e2");
        awaitBlockage("nameless");
        service.pauseDelivery("orders", "all", "strict");
        await("a pause", () -> blockage().isEmpty() && subscription().state() == Subscription.State.PAUSED);
        service.resumeDelivery("orders", "all", "strict");
        awaitBlockage("nameless");
        assertTrue(ordered.bodies.isEmpty());
    }

    @Test
    void whereErrorsAreToleratedFromNowOnItBecomesADeadLetter() {
        put("orders", "nameless");
        putNamed("e2");
        awaitBlockage("nameless");
        change(strict(NAME).withTolerance(ErrorsTolerance.ALL));
        await("a letter", () -> letters("orders") == 1);
        await("the next", () -> ordered.bodies.equals(List.of("e2")));
    }

    @Test
    void aDeletedRuleLeavesTheEventInTheDeadLetters() {
        put("orders", "nameless");
        awaitBlockage("nameless");
        service.deleteRule("orders", "all");
        await("a letter", () -> letters("orders") == 1);
    }

    @Test
    void aTargetThatRefusesAnEventSaysWhenItIsTriedAgain() {
        ordered.status = 500;
        putNamed("e1", "e2");
        await("a refusal", () -> blockage().isPresent());
        assertTrue(blockage().orElseThrow().why().startsWith("[500]"));
        assertTrue(blockage().orElseThrow().nextAt().isPresent());
        ordered.status = 200;
        await("both", () -> ordered.bodies.equals(List.of("e1", "e2")));
        await("nothing to block", () -> blockage().isEmpty());
    }
}
