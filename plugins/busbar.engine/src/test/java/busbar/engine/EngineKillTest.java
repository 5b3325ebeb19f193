package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.Role;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed under load, again and again, over the same folder. */
class EngineKillTest {
    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostAndNoReplayIsDoubledWhenTheEngineIsKilledUnderLoad() throws Exception {
        KillRounds rounds = new KillRounds(folder, "engine kill");
        try (KillTargets targets = new KillTargets()) {
            rounds.run(30, targets, random -> {
            });
            rounds.checkNothingIsLost(targets);
            rounds.checkOrder(targets);
        }
        checkReplays();
    }

    /** What a ledger calls replayed is in the log exactly once, and nothing else is. */
    private void checkReplays() throws IOException {
        Map<String, Integer> inTheLog = replaysInTheLog();
        Set<String> inTheLedger = new HashSet<>();
        try (Engine engine = EngineKillChild.open(folder)) {
            BusService service = engine.service("kill", Role.ADMIN);
            Waits.await("no letter twice", () -> KillRounds.letters(service).values().stream().allMatch(n -> n == 1));
            for (ReplayJob job : service.replayJobs(EngineKillChild.BUS)) {
                ledger(service, job.id()).stream().filter(e -> e.state() == ReplayEntry.State.REPLAYED)
                        .forEach(e -> inTheLedger.add(job.id() + "/" + e.letterId()));
            }
        }
        assertTrue(inTheLog.values().stream().allMatch(n -> n == 1), "a letter was replayed twice by one job");
        assertEquals(inTheLedger, inTheLog.keySet());
        assertFalse(inTheLedger.isEmpty(), "nothing was replayed");
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
