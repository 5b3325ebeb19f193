package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.engine.channel.Channel;
import busbar.engine.channel.SegmentChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while events go that are too many, and while buses are made and deleted, again and again over
 *  the same folder. */
class TendKillTest {
    private static final int LOAD_MILLIS_MAX = 1_200;
    @TempDir
    Path folder;
    private final List<String> put = new ArrayList<>();
    private final Set<String> deleted = new TreeSet<>();

    @Test
    void whatIsLetGoLeavesNothingBehindAndTakesNothingAlongThatIsOwed() throws Exception {
        try (KillTargets targets = new KillTargets()) {
            new Kills("tend kill", 8).each(TendKillChild.class, LOAD_MILLIS_MAX,
                    round -> List.of(folder.toString(), targets.base(), "k" + round), (round, lines) -> {
                        lines.forEach(this::said);
                        checkFolders(round);
                    });
            checkEvents(targets);
        }
        System.out.printf("tend kill: %d events acknowledged, 0 lost; %d buses deleted%n", put.size(), deleted.size());
    }

    private void said(String line) {
        String[] words = line.split(" ");
        (words[0].equals("put") ? put : deleted).add(words[1]);
    }

    /** There is a folder of each bus that there is, and of nothing else. */
    private void checkFolders(int round) throws IOException {
        try (Engine engine = TendKillChild.open(folder)) {
            Set<String> names = engine.buses.all().stream().map(bus -> bus.bus().name()).collect(Collectors.toSet());
            assertTrue(names.stream().noneMatch(deleted::contains), () -> "came back: " + names);
            assertEquals(engine.buses.all().stream().map(bus -> bus.bus().name() + "." + bus.id().number())
                    .collect(Collectors.toSet()), files("buses"), () -> "of buses after kill " + round);
            assertEquals(engine.buses.all().stream().mapToInt(bus -> engine.archives.all(bus.id()).size()).sum(),
                    files("archives").size(), () -> "of archives after kill " + round);
        }
    }

    private Set<String> files(String of) throws IOException {
        Path parent = folder.resolve(of);
        if (!Files.exists(parent)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private void checkEvents(KillTargets targets) throws IOException {
        try (Engine engine = TendKillChild.open(folder)) {
            Waits.awaitAll("events of the healthy target", put, () -> targets.healthy);
            Waits.awaitAll("events of the flaky target", put, () -> targets.flaky);
            BusService service = engine.service("kill", Role.ADMIN);
            assertEquals(put.getLast(), service.event(TendKillChild.BUS, put.getLast()).id());
            Waits.await("the log to be small", () -> {
                engine.retainSoon();
                return bytes() < TendKillChild.BYTES_MAX + 4 * TendKillChild.SEGMENT_BYTES;
            });
        }
        try (Channel channel = SegmentChannel.open(log(), TendKillChild.options())) {
            assertTrue(channel.firstOffset() > 0, "nothing was ever let go");
            long next = channel.firstOffset();
            while (next < channel.endOffset()) {
                assertEquals(next, channel.get(next).orElseThrow().offset());
                next++;
            }
        }
    }

    private Path log() {
        try (Stream<Path> buses = Files.list(folder.resolve("buses"))) {
            return buses.filter(p -> p.getFileName().toString().startsWith(TendKillChild.BUS + ".")).findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Files may go while they are counted. */
    private long bytes() {
        return Stream.of(log().toFile().listFiles()).mapToLong(file -> file.length()).sum();
    }
}
