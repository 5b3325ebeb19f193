package busbar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.ImportReport;
import busbar.api.archive.Archive;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.ReplayJob;
import busbar.api.event.Event;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
import busbar.api.pattern.Dialect;
import busbar.api.trace.TraceQuery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of the contract that is about definitions as a whole. A subclass says how to open a fresh service. */
public abstract class DefinitionContract {
    static final String BUS = "orders";
    static final String DEAD_END = "http://127.0.0.1:1/nobody"; // port 1 is never listened on
    BusService service;

    /** A service without custom buses, whose caller is an administrator. */
    protected abstract BusService open() throws Exception;

    @BeforeEach
    final void openService() throws Exception {
        service = open();
        service.createBus(BUS, "Orders of the shop");
    }

    @AfterEach
    final void closeService() {
        service.close();
    }

    // --- connections ---

    @Test
    void connectionsAreKeptAndTheirSecretsAreNeverGivenBack() {
        Authorization basic = new Authorization.Basic("ops", new Secret("hush"));
        Connection crm = new Connection("crm", "The CRM", basic, Map.of("x-team", "é"), Map.of("v", "1"), Map.of());
        Connection shown = service.as("anna").createConnection(crm);
        assertEquals(crm.masked().withVersion(1, shown.changedAt(), "anna"), shown);
        assertEquals(List.of(shown), service.connections());
        assertThrows(BusException.Conflict.class, () -> service.createConnection(crm));
        Connection oauth = shown.withAuthorization(new Authorization.ClientCredentials(
                URI.create("https://login.example/token"), "me", new Secret("hush"), Map.of("scope", "all")));
        Connection second = service.as("ben").updateConnection(oauth);
        assertEquals(oauth.masked().withVersion(2, second.changedAt(), "ben"), second);
        assertEquals(second, service.updateConnection(second), "what changes nothing is no version");
        assertEquals(List.of(second, shown), service.connectionVersions("crm"));
        assertSays("ben changed the connection", assertThrows(BusException.Conflict.class,
                () -> service.updateConnection(shown.withDescription("mine"))));
        service.deleteConnection("crm");
        assertSays("crm", assertThrows(BusException.NotFound.class, () -> service.deleteConnection("crm")));
        assertThrows(BusException.NotFound.class, () -> service.updateConnection(crm));
        assertEquals(3, service.createConnection(crm).version(), "one of its name goes on counting");
        assertEquals(3, service.connectionVersions("crm").size());
        assertSays("never", assertThrows(BusException.NotFound.class, () -> service.connectionVersions("never")));
    }

    // --- versions, export, import ---

    @Test
    void aRuleHasItsLastVersionsWithWhoAndWhen() {
        EventRule first = service.createRule(EventRule.draft(BUS, "all", "{}", List.of()));
        EventRule second = service.as("anna").updateRule(first.withDescription("more"));
        assertEquals(List.of(second, first), service.ruleVersions(BUS, "all"));
        assertEquals("anna", service.ruleVersions(BUS, "all").get(0).changedBy());
        service.deleteRule(BUS, "all");
        assertEquals(2, service.ruleVersions(BUS, "all").size());
        assertEquals(3, service.createRule(EventRule.draft(BUS, "all", "{}", List.of())).version());
        assertSays("never", assertThrows(BusException.NotFound.class, () -> service.ruleVersions(BUS, "never")));
    }

    @Test
    void aStaleEditOfARuleIsRefusedWithWhatChanged() {
        EventTarget crm = EventTarget.of("crm", Destination.Http.post(URI.create("https://a.example")));
        EventRule first = service.createRule(EventRule.draft(BUS, "all", "{}", List.of(crm)));
        service.as("anna").updateRule(first.withTargets(List.of(
                crm.withDestination(Destination.Http.post(URI.create("https://b.example"))))));
        var refused = assertThrows(BusException.Conflict.class,
                () -> service.updateRule(first.withDescription("mine")));
        assertSays("Rule `all` was not saved: anna changed the rule at ", refused);
        assertSays("(version 2, yours began as 1): target crm: url https://a.example → https://b.example. ", refused);
    }

    @Test
    void fiftyVersionsAreKept() {
        EventBus bus = service.bus(BUS);
        for (int i = 0; i < 60; i++) {
            bus = service.updateBus(bus.withDescription("words " + i));
        }
        List<EventBus> versions = service.busVersions(BUS);
        assertEquals(50, versions.size());
        assertEquals(bus, versions.getFirst());
        assertEquals(61 - 49, versions.getLast().version());
    }

    @Test
    void aBusHasVersionsAndKeepsItsEventsAsLongAsItSays() {
        EventRetention brief = new EventRetention(Duration.ofHours(12), 64 << 20);
        EventBus made = service.as("anna").createBus(EventBus.draft("billing", "Bills").withRetention(brief));
        assertEquals(brief, made.retention());
        assertEquals(1, made.version());
        assertEquals(EventRetention.DEFAULT, service.bus(BUS).retention());
        EventBus second = service.as("ben").updateBus(made.withRetention(new EventRetention(Duration.ofDays(30), 0)));
        assertEquals(List.of(second, made), service.busVersions("billing"));
        assertEquals("ben", second.changedBy());
        assertEquals(made.createdAt(), second.createdAt());
        assertEquals(second, service.bus("billing"));
        assertSays("ben changed the event bus", assertThrows(BusException.Conflict.class,
                () -> service.updateBus(made.withDescription("mine"))));
        assertSays("ageMax 12 h → 30 d; bytesMax 64 MiB → (none)", assertThrows(BusException.Conflict.class,
                () -> service.updateBus(made.withDescription("mine"))));
        service.deleteBus("billing");
        assertEquals(3, service.createBus("billing", "").version(), "one of its name goes on counting");
        EventBus builtIn = service.bus(EventBus.DEFAULT);
        assertThrows(BusException.Invalid.class, () -> service.updateBus(builtIn.withDescription("mine")));
        assertThrows(BusException.NotFound.class, () -> service.busVersions("nowhere"));
    }

    @Test
    void whatIsExportedIsImportedAndSecretsAreNamed() {
        service.createConnection(Connection.of("crm", new Authorization.Basic("ops", new Secret("hush"))));
        EventRule rule = service.createRule(EventRule.draft(BUS, "all", "{\"source\":[\"shop\"]}",
                List.of(EventTarget.of("t", Destination.Http.post(URI.create(DEAD_END)).withConnection("crm")))));
        Archive archive = service.createArchive(Archive.draft(BUS, "shop", "{}", Duration.ofDays(90)));
        EventRetention kept = new EventRetention(Duration.ofHours(36), 1 << 30);
        service.updateBus(service.bus(BUS).withRetention(kept));
        String document = service.exportDefinitions();
        assertFalse(document.contains("hush"), document);
        assertTrue(document.contains("\"connection crm\""), document);
        assertEquals(List.of(), service.importDefinitions(document).changed());
        service.deleteRule(BUS, "all");
        service.deleteConnection("crm");
        service.deleteBus(BUS);
        ImportReport report = service.as("anna").importDefinitions(document);
        assertEquals(List.of("connection crm", "bus orders", "rule orders/all", "archive orders/shop"),
                report.created());
        assertEquals(List.of("connection crm"), report.secretsMissing());
        assertEquals(rule.targets(), service.rule(BUS, "all").targets());
        assertEquals(kept, service.bus(BUS).retention());
        assertEquals(archive.members(), service.archives(BUS).getFirst().members());
        assertEquals("anna", service.archives(BUS).getFirst().changedBy());
        assertEquals(document, service.exportDefinitions(), "the same definitions are the same text");
    }

    @Test
    void aDocumentOfAnOlderServiceLeavesAloneWhatItDoesNotTell() {
        service.createArchive(Archive.draft(BUS, "shop", "{}", Duration.ofDays(90)));
        EventRetention kept = new EventRetention(Duration.ofHours(36), 0);
        service.updateBus(service.bus(BUS).withRetention(kept));
        ImportReport report = service.importDefinitions("""
                {"format":"busbar-definitions 1","buses":[{"name":"orders","description":"Again","rules":[]},
                {"name":"old","description":"","rules":[]}],"connections":[],"secretsLeftOut":[]}""");
        assertEquals(List.of("bus orders"), report.changed());
        assertEquals(List.of("bus old"), report.created());
        assertEquals(kept, service.bus(BUS).retention());
        assertEquals(EventRetention.DEFAULT, service.bus("old").retention());
        assertEquals(1, service.archives(BUS).size());
    }

    @Test
    void aWrongDocumentChangesNothing() {
        refusesAll("no good", "{\"name\":\"no good\"}", "");
        refusesAll("bus fresh: A retention of 1 min", "{\"name\":\"fresh\",\"ageMax\":60000}", "");
        refusesAll("It has bus late twice", "{\"name\":\"late\"},{\"name\":\"late\"}", "");
        refusesAll("kept for the service", "{\"name\":\"eventbridge-reserved-x\"}", "");
        refusesAll("rule fresh/r: `dialect` is ``", "{\"name\":\"fresh\",\"rules\":[{\"name\":\"r\"}]}", "");
        refusesAll("rule fresh/r: The pattern", rule("{\\\"source\\\":42}", ""), "");
        refusesAll("Event bus `gone` is named", rule("{}", target("bus", "\"bus\":\"gone\"")), "");
        refusesAll("connection `gone`, which is not there",
                rule("{}", target("http", "\"url\":\"http://a.example\",\"connection\":\"gone\"")), "");
        refusesAll("archive fresh/a: ", "{\"name\":\"fresh\",\"archives\":[{\"name\":\"a\",\"dialect\":\"AWS\","
                + "\"pattern\":\"{\",\"retention\":86400000}]}", "");
        refusesAll("connection no name!: ", "", "{\"name\":\"no name!\"}");
        assertSays("busbar-definitions 1",
                assertThrows(BusException.Invalid.class, () -> service.importDefinitions("{}")));
        assertSays("line 1", assertThrows(BusException.Invalid.class, () -> service.importDefinitions("{")));
    }

    @Test
    void aDocumentThatPassesALimitChangesNothing() {
        int most = service.info().limits().busesMax();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < most; i++) {
            many.append(i == 0 ? "" : ",").append("{\"name\":\"b").append(i).append("\"}");
        }
        refusesAll("which is the limit", many.toString(), "");
    }

    /** What comes before the mistake is right, and is not taken over either. */
    private void refusesAll(String words, String buses, String connections) {
        String before = service.exportDefinitions();
        String document = """
                {"format":"busbar-definitions 1","buses":[{"name":"orders","description":"changed"}%s],
                "connections":[{"name":"new","authorization":{"kind":"none"}}%s]}""".formatted(
                buses.isEmpty() ? "" : "," + buses, connections.isEmpty() ? "" : "," + connections);
        assertSays(words, assertThrows(BusException.Invalid.class, () -> service.importDefinitions(document)));
        assertEquals(before, service.exportDefinitions());
    }

    private static String rule(String pattern, String targets) {
        return """
                {"name":"fresh","rules":[{"name":"r","dialect":"ALIYUN","pattern":"%s","targets":[%s]}]}"""
                .formatted(pattern, targets);
    }

    private static String target(String type, String values) {
        return """
                {"id":"t","type":"%s","strategy":"BACKOFF_RETRY","retriesMax":3,"ageMax":86400000,"tolerance":"ALL",
                "concurrencyMax":16,"values":{%s}}""".formatted(type, values);
    }

    // --- archives ---

    @Test
    void anArchiveKeepsWhatItsPatternWantsAndPutsARangeOfItOnTheBusAgain() {
        Archive archive = service.createArchive(Archive.draft(BUS, "shop", "{\"source\":[\"shop\"]}",
                Duration.ofDays(1)));
        assertEquals(List.of(archive), service.archives(BUS));
        service.putEvents(BUS, List.of(Event.of("e1", "shop", "t"), Event.of("e2", "other", "t"),
                Event.of("e3", "shop", "t")));
        Eventually.until("two are kept", () -> service.archives(BUS).getFirst().events() == 2);
        ReplayJob job = service.replayArchive(new ArchiveReplay(BUS, "shop", Instant.EPOCH,
                Instant.now().plusSeconds(60), List.of(), 1_000));
        assertEquals(2, job.total());
        Eventually.until("it is done", () -> service.replayJob(job.id()).state() == ReplayJob.State.COMPLETED);
        assertEquals(2, service.replayJob(job.id()).replayed());
        assertEquals(List.of(job.id()), service.replayJobs(BUS).stream().map(ReplayJob::id).toList());
        Eventually.until("they came again", () -> service.tracedEvents(TraceQuery.ofBus(BUS)).items().size() == 5);
        assertEquals(2, service.archives(BUS).getFirst().events(), "a replay is not kept again");
        assertSays("never", assertThrows(BusException.NotFound.class, () -> service.deleteArchive(BUS, "never")));
        service.deleteArchive(BUS, "shop");
        assertEquals(List.of(), service.archives(BUS));
    }

    @Test
    void anArchiveHasVersionsAndIsChangedForThoseWhoKnowTheNewest() {
        Archive first = service.as("anna").createArchive(Archive.draft(BUS, "shop", "{}", Duration.ofDays(1)));
        Archive second = service.as("ben").updateArchive(first.withRetention(Duration.ofDays(2)));
        assertEquals(List.of(2L, 1L), service.archiveVersions(BUS, "shop").stream().map(Archive::version).toList());
        assertEquals("ben", second.changedBy());
        assertEquals(second, service.archives(BUS).getFirst());
        assertSays("ben changed the archive", assertThrows(BusException.Conflict.class,
                () -> service.updateArchive(first)));
        assertSays("pattern", assertThrows(BusException.Invalid.class,
                () -> service.updateArchive(second.withPattern(Dialect.ALIYUN, "{"))));
        service.deleteArchive(BUS, "shop");
        assertEquals(3, service.createArchive(Archive.draft(BUS, "shop", "{}", Duration.ofDays(1))).version());
    }

    static void assertSays(String part, BusException problem) {
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
}
