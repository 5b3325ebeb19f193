package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.Role;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.event.EventJson;
import busbar.api.trace.TraceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An engine under load that is killed with SIGKILL again and again over one folder, and what it acknowledged. */
final class KillRounds {
    private static final int LOAD_MILLIS_MAX = 500;
    private final Path folder;
    private final String name;
    private final Map<String, Set<String>> acknowledged = new TreeMap<>();
    private final List<String> sequence = new ArrayList<>();

    /** What is done to the files after a kill. */
    interface Harm {
        void done(Random random) throws IOException;
    }

    KillRounds(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** @param usual how often it is killed in each build */
    void run(int usual, KillTargets targets, Harm harm) throws Exception {
        Kills kills = new Kills(name, usual);
        kills.each(EngineKillChild.class, LOAD_MILLIS_MAX,
                round -> List.of(folder.toString(), targets.base(), "k" + round), (round, lines) -> {
                    lines.forEach(this::acknowledged);
                    harm.done(kills.random);
                });
    }

    private void acknowledged(String line) {
        String[] parts = line.split(" ");
        acknowledged.computeIfAbsent(parts[0], type -> new HashSet<>()).add(parts[1]);
        if (parts[0].equals("seq")) {
            sequence.add(parts[1]);
        }
    }

    /** Opens the engine once more and waits until everything that was acknowledged has come. */
    void checkNothingIsLost(KillTargets targets) throws IOException {
        Set<String> any = acknowledged.get("any");
        Set<String> dying = acknowledged.get("dies");
        try (Engine engine = EngineKillChild.open(folder)) {
            BusService service = engine.service("kill", Role.ADMIN);
            Waits.awaitAll("flaky events", any, () -> targets.flaky);
            Waits.awaitAll("healthy events", any, () -> targets.healthy);
            Waits.awaitAll("ordered events", sequence, () -> targets.ordered);
            Waits.await("the last replay", () -> service.replayJobs(EngineKillChild.BUS).stream()
                    .allMatch(ReplayJob::isOver));
            Waits.await("letters", () -> letters(service).keySet().containsAll(dying));
            acknowledged.values().forEach(ids -> ids.forEach(id -> checkIsTraced(service, id)));
        }
        assertTrue(targets.healthy.containsAll(dying));
        Set<String> written = new HashSet<>();
        try (Stream<String> lines = Files.lines(folder.resolve("files").resolve(EngineKillChild.FILE))) {
            lines.forEach(line -> written.add(EventJson.read(line).id()));
        }
        assertTrue(written.containsAll(any) && written.containsAll(dying), "the file misses events");
        System.out.printf("%s: %d + %d + %d events acknowledged, 0 lost%n", name, any.size(), dying.size(),
                sequence.size());
    }

    /** All has come, so that is what its trace has to tell, however much of it the kills lost. */
    private static void checkIsTraced(BusService service, String id) {
        TraceStatus status = service.trace(EngineKillChild.BUS, id).summary().status();
        assertTrue(status == TraceStatus.DELIVERED || status == TraceStatus.DEAD, id + " is " + status);
    }

    void checkOrder(KillTargets targets) {
        Set<String> inOrder = new LinkedHashSet<>(targets.ordered);
        inOrder.retainAll(new HashSet<>(sequence));
        assertEquals(sequence, new ArrayList<>(inOrder), "order of the target that tolerates no errors");
    }

    /** How many letters each event has. */
    static Map<String, Integer> letters(BusService service) {
        Map<String, Integer> found = new TreeMap<>();
        DeadLetterQuery query = DeadLetterQuery.ofBus(EngineKillChild.BUS).page(DeadLetterQuery.LIMIT_MAX, "");
        Page<DeadLetter> page = service.deadLetters(query);
        page.items().forEach(letter -> found.merge(letter.event().id(), 1, Integer::sum));
        while (!page.isLast()) {
            page = service.deadLetters(query.page(DeadLetterQuery.LIMIT_MAX, page.next()));
            page.items().forEach(letter -> found.merge(letter.event().id(), 1, Integer::sum));
        }
        return found;
    }
}
