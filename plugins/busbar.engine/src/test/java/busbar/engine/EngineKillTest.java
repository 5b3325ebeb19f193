package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.Role;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.event.EventJson;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.ReadBatch;
import busbar.engine.channel.SegmentChannel;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed with SIGKILL under load, again and again, over the same folder. {@code -Dbusbar.kills=300}
 *  kills more often than the 30 times of each build; {@code -Dbusbar.seed} repeats a run's moments. */
class EngineKillTest {
    private static final int LOAD_MILLIS_MAX = 500;
    @TempDir
    Path folder;
    private final Map<String, Set<String>> acknowledged = new TreeMap<>();
    private final List<String> sequence = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostAndNoReplayIsDoubledWhenTheEngineIsKilledUnderLoad() throws Exception {
        int kills = Integer.getInteger("busbar.kills", 30);
        long seed = Long.getLong("busbar.seed", System.nanoTime());
        System.out.printf("engine kill: %d kills, seed %d%n", kills, seed);
        Random random = new Random(seed);
        try (KillTargets targets = new KillTargets()) {
            for (int round = 0; round < kills; round++) {
                boolean early = random.nextInt(5) == 0; // while it recovers
                List<String> lines = KilledJvm.run(EngineKillChild.class, early, random.nextInt(LOAD_MILLIS_MAX),
                        folder.toString(), targets.base(), "k" + round);
                lines.forEach(this::acknowledged);
            }
            checkAll(targets);
        }
        checkReplays();
    }

    private void acknowledged(String line) {
        String[] parts = line.split(" ");
        acknowledged.computeIfAbsent(parts[0], type -> new HashSet<>()).add(parts[1]);
        if (parts[0].equals("seq")) {
            sequence.add(parts[1]);
        }
    }

    private void checkAll(KillTargets targets) throws IOException {
        Set<String> any = acknowledged.get("any");
        Set<String> dying = acknowledged.get("dies");
        try (Engine engine = EngineKillChild.open(folder)) {
            BusService service = engine.service("kill", Role.ADMIN);
            Waits.awaitAll("flaky events", any, targets.flaky);
            Waits.awaitAll("healthy events", any, targets.healthy);
            Waits.awaitAll("ordered events", sequence, targets.ordered);
            Waits.await("the last replay", () -> service.replayJobs(EngineKillChild.BUS).stream()
                    .allMatch(ReplayJob::isOver));
            Waits.await("letters", () -> letters(service).keySet().containsAll(dying));
            Waits.await("no letter twice", () -> letters(service).values().stream().allMatch(n -> n == 1));
        }
        assertTrue(targets.healthy.containsAll(dying));
        Set<String> written = new HashSet<>();
        try (Stream<String> lines = Files.lines(folder.resolve("files").resolve(EngineKillChild.FILE))) {
            lines.forEach(line -> written.add(EventJson.read(line).id()));
        }
        assertTrue(written.containsAll(any) && written.containsAll(dying), "the file misses events");
        Set<String> inOrder = new LinkedHashSet<>(targets.ordered);
        inOrder.retainAll(new HashSet<>(sequence));
        assertEquals(sequence, new ArrayList<>(inOrder), "order of the target that tolerates no errors");
        System.out.printf("engine kill: %d + %d + %d events acknowledged, 0 lost%n", any.size(), dying.size(),
                sequence.size());
    }

    /** How many letters each event has. */
    private static Map<String, Integer> letters(BusService service) {
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

    /** What a ledger calls replayed is in the log exactly once, and nothing else is. */
    private void checkReplays() throws IOException {
        Map<String, Integer> inTheLog = replaysInTheLog();
        Set<String> inTheLedger = new HashSet<>();
        try (Engine engine = EngineKillChild.open(folder)) {
            BusService service = engine.service("kill", Role.ADMIN);
            for (ReplayJob job : service.replayJobs(EngineKillChild.BUS)) {
                ledger(service, job.id()).stream().filter(e -> e.state() == ReplayEntry.State.REPLAYED)
                        .forEach(e -> inTheLedger.add(job.id() + "/" + e.letterId()));
            }
        }
        assertTrue(inTheLog.values().stream().allMatch(n -> n == 1), "a letter was replayed twice by one job");
        assertEquals(inTheLedger, inTheLog.keySet());
        System.out.printf("engine kill: %d replays, none lost or doubled%n", inTheLedger.size());
    }

    private static List<ReplayEntry> ledger(BusService service, String job) {
        List<ReplayEntry> entries = new ArrayList<>();
        Page<ReplayEntry> page = service.replayLedger(job, "");
        entries.addAll(page.items());
        while (!page.isLast()) {
            page = service.replayLedger(job, page.next());
            entries.addAll(page.items());
        }
        return entries;
    }

    private Map<String, Integer> replaysInTheLog() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        Path log;
        try (Stream<Path> buses = Files.list(folder.resolve("buses"))) {
            log = buses.filter(p -> p.getFileName().toString().startsWith(EngineKillChild.BUS)).findFirst()
                    .orElseThrow();
        }
        try (Channel channel = SegmentChannel.open(log, ChannelOptions.DEFAULT)) {
            for (long next = 0; next < channel.endOffset();) {
                ReadBatch batch = channel.read(next, 1_000, 1 << 20);
                batch.records().stream().map(r -> r.record().attributes().get(ChannelRecord.REPLAY_KEY))
                        .filter(key -> key != null).forEach(key -> found.merge(key, 1, Integer::sum));
                next = batch.nextOffset();
            }
        }
        return found;
    }
}
