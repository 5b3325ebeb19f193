package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.OfficialType;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ReadBatch;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed with SIGKILL while its definitions change. {@code -Dbusbar.kills.official=100} kills more. */
class OfficialKillTest {
    private static final int LOAD_MILLIS_MAX = 400;
    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsToldAndWhatIsToldIsSo() throws Exception {
        int kills = Integer.getInteger("busbar.kills.official", 8);
        long seed = Long.getLong("busbar.seed", System.nanoTime());
        System.out.printf("official kill: %d kills, seed %d%n", kills, seed);
        Random random = new Random(seed);
        Set<String> answered = new HashSet<>();
        for (int round = 0; round < kills; round++) {
            answered.addAll(KilledJvm.run(OfficialKillChild.class, random.nextInt(6) == 0,
                    random.nextInt(LOAD_MILLIS_MAX), folder.toString(), "k" + round));
        }
        try (Engine engine = EngineKillChild.open(folder)) {
            Waits.await("all that was answered is told", () -> told(engine).containsAll(answered));
            Set<String> there = engine.service("kill", Role.ADMIN).rules(OfficialKillChild.BUS).stream()
                    .map(EventRule::name).collect(Collectors.toSet());
            Set<String> told = told(engine);
            told.stream().map(words -> words.split(" ")).forEach(words -> assertTrue(
                    words[0].equals("Deleted") != there.contains(words[1]) || told.contains("Deleted " + words[1]),
                    () -> String.join(" ", words) + " is told, and is not so"));
            there.forEach(rule -> assertTrue(told.contains("Created " + rule), () -> rule + " is there, and untold"));
        }
        System.out.printf("official kill: %d deeds answered, all told%n", answered.size());
    }

    /** Verb and rule. */
    private static Set<String> told(Engine engine) {
        Channel channel = engine.lines.get(engine.buses.get(EventBus.DEFAULT).id()).channel();
        Set<String> found = new HashSet<>();
        for (long next = 0; next < channel.endOffset();) {
            ReadBatch batch = channel.read(next, 1_000, 1 << 20);
            batch.records().stream().map(r -> EventJson.read(r.record().payload()))
                    .filter(e -> e.type().startsWith("busbar:Rule:")).map(OfficialKillTest::words)
                    .forEach(found::add);
            next = batch.nextOffset();
        }
        return found;
    }

    private static String words(Event event) {
        assertTrue(OfficialType.isOfficial(event));
        List<String> type = List.of(event.type().split(":"));
        return type.getLast() + " " + EventJson.tree(event).get("data").get("name").asText();
    }
}
