package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.archive.Archive;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while sets of definitions are imported. */
class ImportKillTest {
    private static final int LOAD_MILLIS_MAX = 700; // about when the first set is there, and some changes
    private static final int BUSES = 5;
    private static final Pattern WORDS = Pattern.compile("generation (\\d+)");
    @TempDir
    Path folder;

    @Test
    void aKilledImportTookOverAllOfItsSetOrNothing() throws Exception {
        String none = definitions(folder.resolve("none"));
        Path set = Files.writeString(folder.resolve("set.json"), set());
        TreeMap<Integer, Integer> found = new TreeMap<>();
        new Kills("import kill", 8).each(ImportKillChild.class, LOAD_MILLIS_MAX,
                round -> List.of(folder.resolve("round" + round).toString(), set.toString(), "" + round % 2),
                (round, lines) -> {
                    String definitions = definitions(folder.resolve("round" + round));
                    Matcher words = WORDS.matcher(definitions);
                    int generation = words.find() ? Integer.parseInt(words.group(1)) : -1;
                    assertEquals(generation < 0 ? none
                            : ImportKillChild.generation(Files.readString(set), generation), definitions);
                    found.merge(generation, 1, Integer::sum);
                });
        System.out.printf("import kill: sets found whole, and how often each: %s%n", found);
        assertTrue(found.lastKey() >= 0, "nothing was ever imported");
    }

    private static String definitions(Path of) {
        try (Engine engine = EngineKillChild.open(of)) {
            return engine.service("kill", Role.ADMIN).exportDefinitions();
        }
    }

    private String set() {
        try (Engine engine = EngineKillChild.open(folder.resolve("model"))) {
            BusService service = engine.service("kill", Role.ADMIN);
            for (int i = 0; i < BUSES; i++) {
                service.createConnection(Connection.of("connection-" + i,
                        new Authorization.Basic("generation 0", new Secret("hush"))));
                service.createBus("bus-" + i, "generation 0");
                service.createRule(EventRule.draft("bus-" + i, "rule", "{\"type\":[\"generation 0\"]}",
                        List.of(EventTarget.of("to", new Destination.JsonLines("generation 0.jsonl")))));
                service.createArchive(Archive.draft("bus-" + i, "archive", "{\"type\":[\"generation 0\"]}",
                        Duration.ofDays(1)));
            }
            return service.exportDefinitions();
        }
    }
}
