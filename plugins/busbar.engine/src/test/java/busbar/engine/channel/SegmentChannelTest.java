package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentChannelTest {
    private static final ChannelOptions SMALL =
            ChannelOptions.DEFAULT.withSegmentBytes(32 * 1024, 64 * 1024);

    @TempDir
    Path folder;

    private SegmentChannel open() {
        return SegmentChannel.open(folder, SMALL);
    }

    @Test
    void aNewChannelIsEmpty() {
        try (Channel channel = open()) {
            assertEquals(0, channel.firstOffset());
            assertEquals(0, channel.endOffset());
            assertEquals(new ReadBatch(List.of(), 0, 0), channel.read(0, 10, 1000));
            assertEquals(Optional.empty(), channel.get(0));
            assertEquals(0, channel.offsetAt(Instant.EPOCH));
            assertEquals(ChannelHealth.State.OPEN, channel.health().state());
        }
    }

    @Test
    void whatWasAppendedIsReadAsItWas() {
        List<ChannelRecord> records = Records.records("r", 500, 1000);
        try (Channel channel = open()) {
            assertEquals(0, channel.appendAndWait(records.subList(0, 10)));
            assertEquals(10, channel.appendAndWait(records.subList(10, 11)));
            for (ChannelRecord record : records.subList(11, 500)) {
                channel.appendAndWait(List.of(record));
            }
            check(records, channel);
        }
        try (Channel channel = open()) {
            check(records, channel);
        }
    }

    private static void check(List<ChannelRecord> records, Channel channel) {
        List<StoredRecord> all = Records.all(channel);
        assertEquals(records.size(), all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i, all.get(i).offset());
            assertTrue(Records.same(records.get(i), all.get(i).record()), "record " + i);
            assertTrue(Records.same(records.get(i), channel.get(i).orElseThrow().record()), "get " + i);
        }
    }

    @Test
    void aReadStopsAtItsBoundsButBringsAtLeastOneRecord() {
        try (Channel channel = open()) {
            channel.appendAndWait(Records.records("r", 10, 1000));
            assertEquals(3, channel.read(2, 3, 1 << 20).records().size());
            assertEquals(5, channel.read(2, 3, 1 << 20).nextOffset());
            assertEquals(1, channel.read(2, 10, 1).records().size());
            assertEquals(2, channel.read(2, 10, 2500).records().size());
            assertEquals(10, channel.read(9, 10, 2500).nextOffset());
            assertEquals(10, channel.read(10, 10, 2500).nextOffset());
            assertEquals(77, channel.read(77, 10, 2500).nextOffset());
        }
    }

    @Test
    void appendsOfManyProducersGetOffsetsOfTheirOwn() {
        try (Channel channel = open()) {
            List<CompletableFuture<Long>> all = Collections.synchronizedList(new ArrayList<>());
            try (var producers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 300).mapToObj(i -> producers.submit(
                        () -> all.add(channel.append(Records.records("p" + i, 2, 200))))).toList();
            }
            List<Long> offsets = all.stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(IntStream.range(0, 300).mapToObj(i -> 2L * i).toList(), offsets);
            assertEquals(600, channel.endOffset());
            for (CompletableFuture<Long> append : all) {
                String first = channel.get(append.join()).orElseThrow().record().eventId();
                String second = channel.get(append.join() + 1).orElseThrow().record().eventId();
                assertEquals(first.replace("-0", "-1"), second);
            }
        }
    }

    @Test
    void theFirstRecordOfATimeIsFoundAlsoWhenTheClockWentBack() {
        long[] times = {10, 20, 15, 30, 5, 40, 40, 60};
        try (Channel channel = open()) {
            for (long time : times) {
                channel.appendAndWait(List.of(Records.record("t" + time, time, 9000)));
            }
            assertEquals(0, channel.offsetAt(Instant.ofEpochMilli(1)));
            assertEquals(1, channel.offsetAt(Instant.ofEpochMilli(11)));
            assertEquals(3, channel.offsetAt(Instant.ofEpochMilli(21)));
            assertEquals(5, channel.offsetAt(Instant.ofEpochMilli(31)));
            assertEquals(7, channel.offsetAt(Instant.ofEpochMilli(41)));
            assertEquals(8, channel.offsetAt(Instant.ofEpochMilli(61)));
        }
    }

    @Test
    void aReaderThatWaitsIsWokenByTheNextRecord() throws Exception {
        try (Channel channel = open()) {
            assertFalse(channel.awaitBeyond(0, Duration.ofMillis(1)));
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(channel));
            channel.appendAndWait(List.of(Records.record("first")));
            assertTrue(waiting.join());
            assertTrue(channel.awaitBeyond(0, Duration.ZERO));
        }
    }

    @Test
    void closingEndsTheWaiting() {
        Channel channel = open();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(channel));
        channel.close();
        assertFalse(waiting.join());
    }

    private static boolean await(Channel channel) {
        try {
            return channel.awaitBeyond(0, Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClosedChannelRefuses() {
        Channel channel = open();
        channel.appendAndWait(List.of(Records.record("kept")));
        channel.close();
        channel.close();
        assertThrows(ChannelClosed.class, () -> channel.appendAndWait(List.of(Records.record("late"))));
        assertThrows(ChannelClosed.class, () -> channel.read(0, 1, 1));
        assertEquals(ChannelHealth.State.CLOSED, channel.health().state());
        try (Channel again = open()) {
            assertEquals(List.of("kept"), Records.ids(again));
        }
    }

    @Test
    void theSameFolderIsNotOpenedTwice() {
        try (Channel channel = open()) {
            ChannelFailed refused = assertThrows(ChannelFailed.class, this::open);
            assertTrue(refused.getMessage().contains("is in use"), refused.getMessage());
            channel.appendAndWait(List.of(Records.record("unharmed")));
        }
    }

    @Test
    void anAppendTooLargeIsRefusedAndHarmsNothing() {
        try (Channel channel = open()) {
            List<ChannelRecord> large = List.of(Records.record("large", 1, SMALL.batchBytesMax()));
            assertThrows(IllegalArgumentException.class, () -> channel.append(large));
            assertThrows(IllegalArgumentException.class, () -> channel.append(List.of()));
            List<ChannelRecord> fits = List.of(Records.record("fits", 1, SMALL.batchBytesMax() - 200));
            for (int i = 0; i < 5; i++) {
                assertEquals(i, channel.appendAndWait(fits));
            }
        }
    }

    @Test
    void anInterruptedReaderDisturbsNobody() {
        try (Channel channel = open()) {
            channel.appendAndWait(Records.records("r", 20, 500));
            Thread.currentThread().interrupt();
            assertEquals(20, Records.all(channel).size());
            assertTrue(Thread.interrupted());
            assertEquals(20, channel.appendAndWait(List.of(Records.record("next"))));
            assertEquals(21, Records.all(channel).size());
        }
    }

    @Test
    void aMissingOrDamagedIndexFileIsMadeAgain() throws Exception {
        List<ChannelRecord> records = Records.records("r", 300, 1000);
        try (Channel channel = open()) {
            for (int i = 0; i < 300; i += 10) {
                channel.appendAndWait(records.subList(i, i + 10));
            }
        }
        List<Path> indexes = indexes();
        assertTrue(indexes.size() >= 3, indexes.toString());
        byte[] first = Files.readAllBytes(indexes.get(0));
        Files.write(indexes.get(0), new byte[first.length]);
        Files.delete(indexes.get(1));
        byte[] third = Files.readAllBytes(indexes.get(2));
        third[third.length - 10] ^= 1;
        Files.write(indexes.get(2), third);
        try (Channel channel = open()) {
            check(records, channel);
            assertEquals(0, channel.health().recordsDamaged());
        }
        assertEquals(indexes, indexes());
        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(indexes.get(0))));
    }

    private List<Path> indexes() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".index")).sorted().toList();
        }
    }

    @Test
    void aQueueThatStaysFullRefuses() throws Exception {
        var disk = new busbar.engine.store.SimulatedDisk(new java.util.Random(1));
        var options = new ChannelOptions(32_768, 32_768, 8_192, 8_192, Duration.ofMillis(20), 0);
        var blocked = new java.util.concurrent.Semaphore(0);
        try (Channel channel = SegmentChannel.open(Path.of("/c"), options, disk, java.time.Clock.systemUTC(),
                new java.util.Random(1))) {
            disk.beforeForce(blocked::acquireUninterruptibly);
            List<CompletableFuture<Long>> appends = IntStream.range(0, 10)
                    .mapToObj(i -> channel.append(List.of(Records.record("q" + i, 1, 4000)))).toList();
            CompletionException refused = assertThrows(CompletionException.class, appends.getLast()::join);
            assertTrue(refused.getCause() instanceof ChannelFull, refused.toString());
            blocked.release(1000);
            appends.getFirst().join();
            long stored = appends.stream().filter(append -> !append.isCompletedExceptionally())
                    .map(CompletableFuture::join).count();
            assertEquals(stored, Records.all(channel).size());
        }
    }
}
