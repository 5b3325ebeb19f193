package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.archive.Archive;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.api.model.Secret;
import busbar.engine.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder of an engine that kept versions of rules alone, in a table of their own, opens. */
class EngineFolderTest extends EngineFixture {
    private static final List<String> BACK_THEN = List.of("""
            CREATE TABLE rule_version(bus INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
              document TEXT NOT NULL, PRIMARY KEY(bus, name, version)) WITHOUT ROWID""", """
            INSERT INTO rule_version SELECT bus, name, version, document FROM definition_version WHERE kind='RULE'""",
            """
            DROP TABLE definition_version""", """
            UPDATE connection SET document=json_remove(document, '$.version', '$.changedAt', '$.changedBy')""");

    @BeforeEach
    void makeTheFolder() {
        service.createBus("orders", "Orders");
        EventRule first = rule("orders", "all", "{}");
        service.as("anna").updateRule(first.withDescription("more"));
        service.createConnection(new Connection("crm", "The CRM", new Authorization.Basic("ops", new Secret("hush")),
                Map.of("x", "y"), Map.of(), Map.of()));
        service.createArchive(Archive.draft("orders", "shop", "{}", Duration.ofDays(3)));
        reopenAsItWas();
    }

    private void reopenAsItWas() {
        close();
        new Database(folder.resolve("state.db"), Database.Promise.DURABLE, BACK_THEN).close();
        open();
    }

    @Test
    void versionsOfRulesAreThere() {
        assertEquals(List.of(2L, 1L), service.ruleVersions("orders", "all").stream().map(EventRule::version).toList());
        assertEquals("anna", service.ruleVersions("orders", "all").getFirst().changedBy());
    }

    @Test
    void whatHadNoVersionsBeginsWithOne() {
        EventBus bus = service.bus("orders");
        assertEquals("Orders", bus.description());
        assertEquals(EventRetention.DEFAULT, bus.retention());
        assertEquals(List.of(bus), service.busVersions("orders"));
        assertEquals(2, service.updateBus(bus.withDescription("New")).version());
        Connection crm = service.connections().getFirst();
        assertEquals(List.of(crm), service.connectionVersions("crm"));
        assertEquals(2, service.updateConnection(crm.withDescription("New")).version());
        Archive archive = service.archives("orders").getFirst();
        assertEquals(Duration.ofDays(3), archive.retention());
        assertEquals(2, service.updateArchive(archive.withRetention(Duration.ofDays(4))).version());
        restart();
        assertEquals(2, service.bus("orders").version());
        assertEquals(Duration.ofDays(4), service.archives("orders").getFirst().retention());
    }
}
