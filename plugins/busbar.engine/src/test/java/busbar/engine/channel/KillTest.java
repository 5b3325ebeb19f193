package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dbusbar.kills=300} kills more often than the 30 times of each build. */
class KillTest {
    private static final int THREADS = 6;
    /** Kept over the rounds, so that each recovery also meets what the ones before made of the files. */
    private static final long KEPT_BYTES = 40_000_000;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilledUnderLoad() throws Exception {
        int rounds = Integer.getInteger("busbar.kills", 30);
        Random random = new Random(42);
        TreeMap<Long, String> acknowledged = new TreeMap<>();
        long all = 0;
        for (int round = 0; round < rounds; round++) {
            Map<Long, String> acks = killedRun("k" + round, 1 + random.nextInt(250));
            all += acks.size();
            acks.forEach((offset, id) -> assertEquals(null, acknowledged.put(offset, id), "offset given twice"));
            try (Channel channel = SegmentChannel.open(folder.resolve("bus"), KillChild.OPTIONS)) {
                check(round, acknowledged, channel);
                channel.retain(Retention.ofBytes(KEPT_BYTES), channel.endOffset());
                acknowledged.headMap(channel.firstOffset()).clear();
            }
        }
        System.out.printf("kill: %d kills, %d records acknowledged, 0 lost%n", rounds, all);
        assertTrue(all > rounds, "too little was acknowledged: " + all);
    }

    private Map<Long, String> killedRun(String prefix, int millisOfLoad) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child = new ProcessBuilder(java.toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"), KillChild.class.getName(),
                folder.resolve("bus").toString(), Integer.toString(THREADS), prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        CountDownLatch underLoad = new CountDownLatch(1);
        CompletableFuture<Map<Long, String>> acks =
                CompletableFuture.supplyAsync(() -> read(child, underLoad));
        assertTrue(underLoad.await(60, TimeUnit.SECONDS), "the child stored nothing");
        acks.copy().completeOnTimeout(null, millisOfLoad, TimeUnit.MILLISECONDS).join();
        child.toHandle().destroyForcibly(); // on the process itself it would also throw away what it wrote
        return acks.get(60, TimeUnit.SECONDS);
    }

    private static Map<Long, String> read(Process child, CountDownLatch underLoad) {
        Map<Long, String> acks = new TreeMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line : wholeLines(lines, underLoad)) {
                String[] parts = line.split(" ");
                acks.put(Long.parseLong(parts[0]), parts[1]);
            }
            return acks;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The last line may be cut by the kill; it ends the stream without an end of line and is left out. */
    private static List<String> wholeLines(BufferedReader from, CountDownLatch underLoad) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c >= 0; c = from.read()) {
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
                underLoad.countDown();
            } else {
                line.append((char) c);
            }
        }
        return lines;
    }

    private static void check(int round, TreeMap<Long, String> acknowledged, Channel channel) {
        assertEquals(0, channel.health().recordsDamaged(), "round " + round);
        List<StoredRecord> all = Records.all(channel);
        assertEquals(channel.endOffset() - channel.firstOffset(), all.size(), "round " + round);
        Map<Long, String> found = new TreeMap<>();
        all.forEach(stored -> found.put(stored.offset(), stored.record().eventId()));
        acknowledged.forEach((offset, id) -> assertEquals(id, found.get(offset), "round " + round + ", " + offset));
    }
}
