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
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
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
        Connection shown = service.createConnection(crm);
        assertEquals(crm.masked(), shown);
        assertEquals(List.of(crm.masked()), service.connections());
        assertThrows(BusException.Conflict.class, () -> service.createConnection(crm));
        Connection oauth = crm.withAuthorization(new Authorization.ClientCredentials(
                URI.create("https://login.example/token"), "me", new Secret("hush"), Map.of("scope", "all")));
        assertEquals(oauth.masked(), service.updateConnection(oauth));
        service.deleteConnection("crm");
        assertSays("crm", assertThrows(BusException.NotFound.class, () -> service.deleteConnection("crm")));
        assertThrows(BusException.NotFound.class, () -> service.updateConnection(crm));
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
    void whatIsExportedIsImportedAndSecretsAreNamed() {
        service.createConnection(Connection.of("crm", new Authorization.Basic("ops", new Secret("hush"))));
        EventRule rule = service.createRule(EventRule.draft(BUS, "all", "{\"source\":[\"shop\"]}",
                List.of(EventTarget.of("t", Destination.Http.post(URI.create(DEAD_END)).withConnection("crm")))));
        String document = service.exportDefinitions();
        assertFalse(document.contains("hush"), document);
        assertTrue(document.contains("\"connection crm\""), document);
        assertEquals(List.of(), service.importDefinitions(document).changed());
        service.deleteRule(BUS, "all");
        service.deleteConnection("crm");
        service.deleteBus(BUS);
        ImportReport report = service.importDefinitions(document);
        assertEquals(List.of("connection crm", "bus orders", "rule orders/all"), report.created());
        assertEquals(List.of("connection crm"), report.secretsMissing());
        assertEquals(rule.targets(), service.rule(BUS, "all").targets());
    }

    @Test
    void aWrongDocumentChangesNothing() {
        String wrong = service.exportDefinitions().replace("\"name\" : \"orders\"", "\"name\" : \"no good\"");
        assertSays("no good", assertThrows(BusException.Invalid.class, () -> service.importDefinitions(wrong)));
        assertThrows(BusException.Invalid.class, () -> service.importDefinitions("{}"));
        assertSays("line 1", assertThrows(BusException.Invalid.class, () -> service.importDefinitions("{")));
        assertEquals(2, service.buses().size());
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

    static void assertSays(String part, BusException problem) {
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
}
