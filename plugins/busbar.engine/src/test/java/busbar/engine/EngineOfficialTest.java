package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.archive.Archive;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.OfficialType;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.Secret;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import busbar.api.trace.TraceStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the engine tells of itself on the built-in bus. */
class EngineOfficialTest extends EngineFixture {
    private static final String OFFICIAL = "{\"source\":[\"busbar.engine\"]}";

    /** All that lies on the built-in bus, in order. */
    private List<Event> told() {
        List<Event> found = new ArrayList<>();
        Line line = engine.lines.get(engine.buses.get(EventBus.DEFAULT).id());
        line.channel().read(0, 10_000, Long.MAX_VALUE).records()
                .forEach(record -> found.add(EventJson.read(record.record().payload())));
        return found;
    }

    private List<String> types() {
        return told().stream().map(Event::type).toList();
    }

    private long count(OfficialType type) {
        return types().stream().filter(type.text()::equals).count();
    }

    private static String at(Event event, String field) {
        return EventJson.tree(event).get("data").get(field).asText();
    }

    @Test
    void changesOfDefinitionsAreToldInTheirOrderWithWhoMadeThem() {
        service.createBus("orders", "");
        service.updateBus(service.bus("orders").withDescription("Orders of the shop"));
        EventRule rule = rule("orders", "all", "{}", to("log", new Destination.Log(), NO_RETRY));
        service.updateRule(rule.withPattern(Dialect.ALIYUN, "{\"type\":[\"order.created\"]}"));
        service.enableRule("orders", "all", false);
        service.enableRule("orders", "all", false);
        service.createConnection(connection("first"));
        service.updateConnection(connection("second").withVersion(1, Instant.EPOCH, ""));
        service.createArchive(Archive.draft("orders", "all", "{}", Duration.ofDays(1)));
        service.deleteArchive("orders", "all");
        service.deleteConnection("crm");
        service.deleteRule("orders", "all");
        service.deleteBus("orders");
        List<String> wanted = List.of("busbar:Bus:Created", "busbar:Bus:Changed", "busbar:Rule:Created",
                "busbar:Rule:Changed", "busbar:Rule:Changed", "busbar:Connection:Created",
                "busbar:Connection:Changed", "busbar:Archive:Created", "busbar:Archive:Deleted",
                "busbar:Connection:Deleted", "busbar:Rule:Deleted", "busbar:Bus:Deleted");
        await("all to be told", () -> types().size() >= wanted.size());
        assertEquals(wanted, types());
        Event changed = told().get(3);
        assertEquals(OfficialType.SOURCE, changed.source());
        assertEquals("bus/orders/rule/all", changed.subject().orElseThrow());
        assertEquals("tester", at(changed, "actor"));
        assertEquals("2", at(changed, "version"));
        assertTrue(new String(EventJson.write(changed)).contains("order.created"));
        told().forEach(event -> assertFalse(new String(EventJson.write(event)).contains("hush"), event::toString));
        told().forEach(event -> assertTrue(event.warning().isEmpty() && event.time().isPresent()));
    }

    private static Connection connection(String description) {
        return new Connection("crm", description, new Authorization.Basic("ops", new Secret("hush")), Map.of(),
                Map.of(), Map.of());
    }

    @Test
    void aTargetThatBeginsToFailAndRecoversIsToldOnceEachAlsoAcrossARestart() {
        TestTarget target = target();
        target.status = 503;
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), NO_RETRY));
        for (int i = 0; i < 10; i++) {
            put("orders", "e" + i);
        }
        await("the failure to be told", () -> count(OfficialType.TARGET_FAILING) == 1);
        awaitStatus("orders", "e9", TraceStatus.DEAD);
        restart();
        target.status = 200;
        put("orders", "good-1", "good-2");
        await("the recovery to be told", () -> count(OfficialType.TARGET_RECOVERED) == 1);
        assertEquals(1, count(OfficialType.TARGET_FAILING));
        await("the letters to be counted", () -> told().stream()
                .filter(e -> e.type().equals(OfficialType.DEAD_LETTER_WRITTEN.text()))
                .mapToInt(e -> Integer.parseInt(at(e, "count"))).sum() == 10);
    }

    @Test
    void whatBecomesOfOfficialEventsIsNotToldSoThatNothingFeedsItself() throws InterruptedException {
        TestTarget target = target();
        target.status = 500;
        rule(EventBus.DEFAULT, "audit", OFFICIAL, to("crm", target.destination(), NO_RETRY));
        for (int i = 0; i < 20; i++) {
            service.createBus("orders-" + i, "");
        }
        await("their letters", () -> letters(EventBus.DEFAULT) == 21);
        Thread.sleep(1_000); // long enough for a circle to turn
        assertEquals(21, letters(EventBus.DEFAULT));
        assertEquals(0, count(OfficialType.DEAD_LETTER_WRITTEN));
        assertEquals(0, count(OfficialType.TARGET_FAILING));
        Event other = Event.of("other", "acs.oss", "any");
        assertEquals(0, service.putEvents(EventBus.DEFAULT, List.of(other)).failedCount());
    }

    @Test
    void anOfficialEventThatARuleSendsToAnotherBusFeedsNothingEither() throws InterruptedException {
        TestTarget target = target();
        target.status = 500;
        service.createBus("audit", "");
        rule(EventBus.DEFAULT, "audit", OFFICIAL, to("bus", new Destination.Bus("audit"), NO_RETRY));
        rule("audit", "all", "{}", to("crm", target.destination(), NO_RETRY));
        await("letters on the other bus", () -> letters("audit") >= 1);
        Thread.sleep(1_000); // long enough for a circle to turn
        assertEquals(0, count(OfficialType.DEAD_LETTER_WRITTEN));
        assertTrue(told().size() <= 3, types().toString());
    }

    @Test
    void nobodyCanTellInTheNameOfTheEngine() {
        assertEquals(1, service.putEvents(EventBus.DEFAULT,
                List.of(Event.of("forged", OfficialType.SOURCE, "busbar:Rule:Deleted"))).failedCount());
    }

    @Test
    void aReplayThatIsFinishedIsTold() {
        TestTarget target = target();
        target.status = 400;
        service.createBus("orders", "");
        rule("orders", "all", "{}", to("crm", target.destination(), NO_RETRY));
        put("orders", "e1", "e2");
        await("letters", () -> letters("orders") == 2);
        target.status = 200;
        List<String> ids = service.deadLetters(busbar.api.deadletter.DeadLetterQuery.ofBus("orders")).items().stream()
                .map(letter -> letter.id()).toList();
        String job = service.replay(ReplayRequest.of("orders", ids)).id();
        await("the end to be told", () -> count(OfficialType.REPLAY_FINISHED) == 1);
        Event end = told().stream().filter(e -> e.type().equals(OfficialType.REPLAY_FINISHED.text())).findFirst()
                .orElseThrow();
        assertEquals("bus/orders/replay/" + job, end.subject().orElseThrow());
        assertEquals("COMPLETED", at(end, "state"));
        assertEquals("2", at(end, "replayed"));
    }

    @Test
    void theSampleLooksLikeTheEventsThemselves() throws IOException {
        service.createBus("orders", "");
        EventRule rule = rule("orders", "orders-to-crm", "{}", to("log", new Destination.Log(), NO_RETRY));
        service.updateRule(rule.withPattern(Dialect.ALIYUN, "{\"type\":[\"order.created\"]}"));
        await("the change", () -> count(OfficialType.RULE_CHANGED) == 1);
        Event told = told().getLast();
        assertEquals(OfficialType.SAMPLE.subject(), told.subject());
        assertEquals(OfficialType.SAMPLE.attributes().keySet(), told.attributes().keySet());
        assertEquals(names(OfficialType.SAMPLE), names(told));
        assertTrue(EventPattern.parse(OFFICIAL, Dialect.ALIYUN).matches(EventJson.tree(OfficialType.SAMPLE)));
    }

    private static List<String> names(Event event) {
        return EventJson.tree(event).get("data").properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void manyChangesAtOnceAreAllTold() {
        service.createBus("orders", "");
        IntStream.range(0, 200).forEach(i -> rule("orders", "r" + i, "{}"));
        await("all rules to be told", () -> count(OfficialType.RULE_CREATED) == 200);
    }
}
