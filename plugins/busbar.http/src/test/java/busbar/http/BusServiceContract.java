package busbar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.TraceFeed;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.pattern.Dialect;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.api.transform.TargetParam;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every bus service does, embedded or at the other end of a wire. A subclass says how to open a fresh one; the
 *  contract closes it. */
public abstract class BusServiceContract extends SubscriptionContract {

    @Test
    void itSaysWhoAnswersAndWhatTheCallerMayDo() {
        assertFalse(service.info().product().isEmpty());
        assertEquals(Role.ADMIN, service.info().role());
        assertTrue(service.info().limits().eventBytesMax() >= 64 * 1024);
        assertFalse(service.info().startedAt().isAfter(Instant.now()));
    }

    // --- buses ---

    @Test
    void busesAreListedByNameAndTheBuiltInOneFirst() {
        service.createBus("billing", "");
        assertEquals(List.of(EventBus.DEFAULT, "billing", BUS), service.buses().stream().map(EventBus::name).toList());
        assertEquals("Orders of the shop", service.bus(BUS).description());
        EventBus before = service.bus(BUS);
        assertEquals("New words", service.updateBus(before.withDescription("New words")).description());
        assertEquals(before.createdAt(), service.bus(BUS).createdAt());
    }

    @Test
    void aBusThatIsThereIsNotCreatedAgain() {
        assertSays(BUS, assertThrows(BusException.Conflict.class, () -> service.createBus(BUS, "")));
    }

    @Test
    void aBusNameThatBreaksTheRulesIsInvalid() {
        assertThrows(BusException.Invalid.class, () -> service.createBus("no spaces, please", ""));
        assertThrows(BusException.class, () -> service.createBus(EventBus.DEFAULT, ""));
    }

    @Test
    void aBusThatIsNotThereIsNotFound() {
        assertSays("nowhere", assertThrows(BusException.NotFound.class, () -> service.bus("nowhere")));
        assertThrows(BusException.NotFound.class, () -> service.rules("nowhere"));
        assertThrows(BusException.NotFound.class, () -> service.bus(".."));
        assertThrows(BusException.NotFound.class, () -> service.deleteRule(BUS, "../../orders"));
        assertSays("a b", assertThrows(BusException.NotFound.class, () -> service.bus("a b")));
        assertThrows(BusException.NotFound.class, () -> service.putEvents("nowhere", List.of(event("1"))));
        assertThrows(BusException.NotFound.class, () -> service.deleteBus("nowhere"));
    }

    @Test
    void aBusIsDeletedOnlyWithoutRules() {
        service.createRule(rule("all", "{}"));
        assertThrows(BusException.class, () -> service.deleteBus(BUS));
        service.deleteRule(BUS, "all");
        service.deleteBus(BUS);
        assertThrows(BusException.NotFound.class, () -> service.bus(BUS));
        assertThrows(BusException.class, () -> service.deleteBus(EventBus.DEFAULT));
    }

    // --- rules ---

    @Test
    void aRuleComesBackAsItWasSaved() {
        EventTarget target = new EventTarget("crm",
                new Destination.Http(URI.create("https://crm.example/*/in?a=b"), "PUT", Map.of("x-team", "e: 1"),
                        Duration.ofMillis(2_500)),
                List.of(TargetParam.of("body", "TEMPLATE", "{\"n\":\"$.data.name\"}", "{\"name\":\"${n}\"}"),
                        TargetParam.of("PathParameterValues", "CONSTANT", "[\"eu\"]", ""),
                        TargetParam.of("HeaderParameters", "TEMPLATE", "{\"i\":\"$.id\"}", "{\"X-Id\":\"${i}\"}")),
                new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 7, Duration.ofHours(3)),
                ErrorsTolerance.NONE, Optional.of(BUS), 3);
        EventRule draft = new EventRule(BUS, "to-crm", "Ünicode — words", false, Dialect.AWS,
                "{\n  \"source\": [{\"prefix\":\"shop\"}]\n}", List.of(target), 0, Instant.EPOCH, "");
        EventRule made = service.as("ann").createRule(draft);
        assertEquals(1, made.version());
        assertEquals("ann", made.changedBy());
        assertEquals(draft.withVersion(1, made.changedAt(), "ann"), made);
        assertEquals(made, service.rule(BUS, "to-crm"));
        assertEquals(List.of(made), service.rules(BUS));
    }

    @Test
    void aRuleThatSomeoneElseChangedIsAConflict() {
        EventRule first = service.createRule(rule("all", "{}"));
        EventRule second = service.as("bob").updateRule(first.withDescription("by bob"));
        assertEquals(2, second.version());
        assertEquals("bob", second.changedBy());
        assertThrows(BusException.Conflict.class, () -> service.updateRule(first.withDescription("too late")));
        assertEquals("by bob", service.rule(BUS, "all").description());
        assertThrows(BusException.Conflict.class, () -> service.createRule(rule("all", "{}")));
    }

    @Test
    void aRuleIsSwitchedOffAndOnAndDeleted() {
        service.createRule(rule("all", "{}"));
        assertFalse(service.enableRule(BUS, "all", false).enabled());
        assertFalse(service.rule(BUS, "all").enabled());
        assertTrue(service.enableRule(BUS, "all", true).enabled());
        service.deleteRule(BUS, "all");
        assertThrows(BusException.NotFound.class, () -> service.rule(BUS, "all"));
        assertThrows(BusException.NotFound.class, () -> service.deleteRule(BUS, "all"));
        assertThrows(BusException.NotFound.class, () -> service.enableRule(BUS, "all", true));
    }

    @Test
    void aPatternThatIsWrongNamesItsPlace() {
        String broken = "{\"source\":[{\"prefix\":42}]}";
        assertSays("line 1", assertThrows(BusException.Invalid.class, () -> service.createRule(rule("bad", broken))));
        assertSays("line 1", assertThrows(BusException.Invalid.class,
                () -> service.testPattern(broken, Dialect.ALIYUN, event("1"))));
    }

    @Test
    void aPatternIsTestedFieldByField() {
        var found = service.testPattern("{\"source\":[\"shop\"],\"data\":{\"amount\":[{\"numeric\":[\">\",100]}]}}",
                Dialect.ALIYUN, event("1"));
        assertFalse(found.matches());
        assertEquals(List.of("source", "data.amount"), found.fields().stream().map(f -> f.path()).toList());
        assertTrue(found.fields().getFirst().matched());
    }

    @Test
    void targetTypesAreDescribed() {
        assertTrue(service.targetTypes().containsAll(TargetForms.ALL), service.targetTypes().toString());
    }

    // --- events and traces ---

    @Test
    void anEventIsKeptByteForByte() {
        String odd = "{\"amount\": 1.10e2,\n  \"big\":12345678901234567890.00, \"text\":\"\\u00e9 <&> 漢\"}";
        Event json = new Event("id/with odd?&%chars é", "shop", "order.placed", Map.of("n", 7, "b", true, "subject",
                "a b"), EventData.json(odd));
        Event bytes = event("bytes").withData(new EventData.Binary(new byte[] {0, 1, -1})).with("datacontenttype",
                "application/octet-stream");
        PutResult result = service.putEvents(BUS, List.of(json, bytes));
        assertEquals(0, result.failedCount());
        assertEquals(List.of(json.id(), "bytes"), result.entries().stream().map(PutResult.Entry::eventId).toList());
        assertEquals(json, found(() -> service.event(BUS, json.id())));
        assertEquals(bytes, found(() -> service.event(BUS, "bytes")));
        assertEquals(json, found(() -> service.trace(BUS, json.id())).content().orElseThrow());
        assertThrows(BusException.NotFound.class, () -> service.event(BUS, "never"));
    }

    @Test
    void anEventOverTheLimitIsNotTakenAndSaysWhy() {
        String large = "\"" + "x".repeat(service.info().limits().eventBytesMax()) + "\"";
        PutResult result = service.putEvents(BUS, List.of(event("small"), event("large").withJson(large)));
        assertEquals(1, result.failedCount());
        assertTrue(result.entries().getFirst().isTaken());
        assertFalse(result.entries().getLast().errorMessage().isEmpty());
        assertEquals(1, service.putEvents(BUS, List.of(event("alone").withJson(large))).failedCount());
    }

    @Test
    void anEventIsTracedFromReceiptToDelivery() {
        service.createRule(rule("all", "{\"source\":[\"shop\"]}"));
        service.putEvents(BUS, List.of(event("traced"), event("other").with("subject", "x")));
        EventTrace trace = Eventually.last(() -> found(() -> service.trace(BUS, "traced")),
                t -> t.summary().status() == TraceStatus.DELIVERED);
        List<TraceAction> actions = trace.steps().stream().map(TraceStep::action).toList();
        assertTrue(actions.indexOf(TraceAction.RECEIVED) == 0 && actions.indexOf(TraceAction.MATCHED) > 0
                && actions.getLast() == TraceAction.DELIVERED, actions.toString());
        assertEquals(1, trace.summary().rulesMatched());
        assertThrows(BusException.NotFound.class, () -> service.trace(BUS, "never"));
    }

    @Test
    void tracedEventsComeNewestFirstPageByPage() {
        service.putEvents(BUS, IntStream.range(0, 5).mapToObj(i -> event("e" + i)).toList());
        TraceQuery query = TraceQuery.ofBus(BUS).withSource("sh*").page(2, "");
        Eventually.until("all are traced", () -> service.tracedEvents(TraceQuery.ofBus(BUS)).items().size() == 5);
        Page<TracedEvent> first = service.tracedEvents(query);
        Page<TracedEvent> second = service.tracedEvents(query.page(2, first.next()));
        Page<TracedEvent> third = service.tracedEvents(query.page(2, second.next()));
        assertEquals(List.of("e4", "e3"), first.items().stream().map(TracedEvent::eventId).toList());
        assertEquals(List.of("e0"), third.items().stream().map(TracedEvent::eventId).toList());
        assertTrue(third.isLast());
        assertEquals(1, service.tracedEvents(TraceQuery.ofBus(BUS).withEventId("e3")).items().size());
        assertEquals(0, service.tracedEvents(TraceQuery.ofBus(BUS).withType("none")).items().size());
        assertEquals(0, service.tracedEvents(TraceQuery.ofBus(BUS).withStatus(TraceStatus.DEAD)).items().size());
    }

    @Test
    void aLiveFeedBringsTheStepsThatItsFilterTakes() {
        List<TraceStep> seen = new CopyOnWriteArrayList<>();
        TraceFeed.Listener listener = (steps, skipped) -> seen.addAll(steps);
        service.createBus("billing", "");
        try (TraceFeed feed = service.follow(TraceFilter.ofBus(BUS), listener)) {
            service.putEvents("billing", List.of(event("elsewhere")));
            service.putEvents(BUS, List.of(event("live")));
            Eventually.until("the steps have come", () -> seen.size() >= 2);
        }
        assertEquals(TraceAction.RECEIVED, seen.getFirst().action());
        assertTrue(seen.stream().allMatch(s -> s.eventId().equals("live")), seen.toString());
    }

    // --- dead letters and replay ---

    @Test
    void anEventThatNobodyTakesBecomesADeadLetter() {
        DeadLetter letter = deadLetter("lost");
        assertEquals(event("lost"), letter.event());
        assertEquals("dead-end", letter.rule());
        assertEquals("gone", letter.target());
        assertEquals(1, letter.attempts());
        DeadLetterQuery query = DeadLetterQuery.ofBus(BUS);
        assertEquals(1, service.countDeadLetters(query.withErrorClass(letter.errorClass())));
        assertEquals(0, service.countDeadLetters(query.withText("not in there")));
        assertEquals(1, service.countDeadLetters(query.withRule("dead-end").withTarget("gone")));
        assertEquals(TraceStatus.DEAD, Eventually.last(() -> service.trace(BUS, "lost").summary().status(),
                TraceStatus.DEAD::equals));
        assertEquals(1, service.discardDeadLetters(BUS, List.of(letter.id(), "no-such-letter")));
        assertEquals(0, service.countDeadLetters(query));
    }

    @Test
    void aDeadLetterComesHomeByReplay() {
        DeadLetter letter = deadLetter("lost");
        EventRule rule = service.rule(BUS, "dead-end");
        service.updateRule(rule.withTargets(List.of(EventTarget.of("gone", new Destination.Log()))));
        ReplayJob started = service.replay(ReplayRequest.of(BUS, List.of(letter.id())));
        ReplayJob job = Eventually.last(() -> service.replayJob(started.id()), ReplayJob::isOver);
        assertEquals(ReplayJob.State.COMPLETED, job.state());
        assertEquals(1, job.replayed());
        Page<ReplayEntry> ledger = service.replayLedger(job.id(), "");
        assertEquals(List.of(ReplayEntry.State.REPLAYED), ledger.items().stream().map(ReplayEntry::state).toList());
        assertEquals(letter.id(), ledger.items().getFirst().letterId());
        assertEquals(List.of(job.id()), service.replayJobs(BUS).stream().map(ReplayJob::id).toList());
        assertTrue(service.cancelReplay(job.id()).isOver());
        assertEquals(0, service.countDeadLetters(DeadLetterQuery.ofBus(BUS)));
        assertThrows(BusException.NotFound.class, () -> service.replayJob("no-such-job"));
    }

    @Test
    void anEditedEventTakesTheLettersPlaceAndNamedRulesSeeIt() {
        DeadLetter letter = deadLetter("lost");
        service.createRule(rule("mended", "{\"data\":{\"mended\":[true]}}"));
        Event mended = letter.event().withId("mended").withJson("{\"mended\":true, \"n\": 1.0}");
        ReplayJob job = service.replay(ReplayRequest.of(BUS, List.of(letter.id())).withEdited(mended)
                .withReach(new ReplayRequest.Rules(List.of("mended"))));
        assertTrue(Eventually.last(() -> service.replayJob(job.id()), ReplayJob::isOver).isOver());
        assertEquals(0, service.countDeadLetters(DeadLetterQuery.ofBus(BUS)));
    }

    @Test
    void countsSayHowManyCameAndWent() {
        service.createRule(rule("all", "{}"));
        service.putEvents(BUS, List.of(event("1"), event("2")));
        Instant from = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60).minusSeconds(60);
        MetricsQuery query = new MetricsQuery(BUS, "", "", from, from.plusSeconds(240), Duration.ofMinutes(1));
        List<MetricPoint> points = Eventually.last(() -> service.metrics(query),
                p -> p.stream().mapToLong(MetricPoint::delivered).sum() == 2);
        assertEquals(4, points.size());
        assertEquals(2, points.stream().mapToLong(MetricPoint::received).sum());
        assertEquals(2, points.stream().mapToLong(MetricPoint::delivered).sum());
    }

    private DeadLetter deadLetter(String eventId) {
        Destination nobody = new Destination.Http(URI.create(DEAD_END), "POST", Map.of(), Duration.ofSeconds(2));
        EventTarget once = EventTarget.of("gone", nobody)
                .withRetry(new RetryPolicy(RetryPolicy.Strategy.BACKOFF_RETRY, 0, Duration.ofDays(1)));
        service.createRule(EventRule.draft(BUS, "dead-end", "{\"source\":[\"shop\"]}", List.of(once)));
        service.putEvents(BUS, List.of(event(eventId)));
        return Eventually.last(() -> service.deadLetters(DeadLetterQuery.ofBus(BUS)).items(), l -> !l.isEmpty())
                .getFirst();
    }

    private static EventRule rule(String name, String pattern) {
        return EventRule.draft(BUS, name, pattern, List.of(EventTarget.of("log", new Destination.Log())));
    }

    private static Event event(String id) {
        return Event.of(id, "shop", "order.placed").withJson("{\"amount\": 7}");
    }

    /** What a service may come to know a moment after it took an event. */
    private static <T> T found(Supplier<T> asked) {
        return Eventually.last(() -> {
            try {
                return Optional.of(asked.get());
            } catch (BusException.NotFound e) {
                return Optional.<T>empty();
            }
        }, Optional::isPresent).orElseThrow();
    }

}
