package busbar.bench;

import static busbar.bench.WayBench.say;

import busbar.api.event.EventJson;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.SegmentChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Durable puts beside what the disk does: write a group at the end of a file of zeros, fdatasync, again. */
final class PutBench {
    private static final int ROUNDS = 5;
    private static final long FILE_BYTES = 256L << 20;
    private static final int RECORD_BYTES = 1_100; // what a put of 1 KiB takes in the log
    private final Path folder;
    private final double seconds;

    PutBench(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /** @param raw what the disk does with groups of the same size
     *  @param full what it does when all producers are in every group */
    private record Round(double puts, double group, double raw, double full) {

        double ratio() {
            return puts / raw;
        }
    }

    void run() throws IOException, InterruptedException {
        say("durable puts of 1 KiB a second, each acknowledged after its sync (bar: 0.7 of what write and sync alone "
                + "do with groups of the same size); median of %d pairs", ROUNDS);
        for (int producers : new int[]{1, 8, 64}) {
            List<Round> rounds = new ArrayList<>();
            for (int round = -1; round < ROUNDS; round++) { // the first is not counted: compilers are at work
                Round made = round(producers, folder.resolve("puts-%d-%d".formatted(producers, round)));
                if (round >= 0) {
                    rounds.add(made);
                }
            }
            rounds.sort(Comparator.comparingDouble(Round::ratio));
            Round middle = rounds.get(ROUNDS / 2);
            say("  %2d producers: %,8.0f in groups of %4.1f | raw, same groups: %,8.0f, ratio %.2f (%.2f to %.2f) | "
                    + "raw, groups of %2d: %,8.0f, ratio %.2f", producers, middle.puts(), middle.group(), middle.raw(),
                    middle.ratio(), rounds.getFirst().ratio(), rounds.getLast().ratio(), producers, middle.full(),
                    middle.puts() / middle.full());
        }
    }

    private Round round(int producers, Path path) throws IOException, InterruptedException {
        byte[] payload = EventJson.write(Events.of("0123456789abcdef"));
        AtomicLong done = new AtomicLong();
        CountingDisk disk = new CountingDisk();
        try (Channel channel = SegmentChannel.open(path, ChannelOptions.DEFAULT, disk)) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < producers; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() < end) {
                        channel.appendAndWait(List.of(new ChannelRecord(System.currentTimeMillis(), "0123456789abcdef",
                                payload)));
                        done.incrementAndGet();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        EngineBench.delete(path); // so that rounds write where others did, as behind a bus's retention
        double group = done.get() / (double) disk.syncs();
        Path raw = folder.resolve("raw");
        return new Round(done.get() / seconds, group, raw(Math.max(1, (int) Math.round(group)), raw),
                raw(producers, raw));
    }

    private double raw(int group, Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(group * RECORD_BYTES);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = 0; at < FILE_BYTES; at += zeros.capacity()) {
                file.write(zeros.clear(), at);
            }
            file.force(true);
            long end = System.nanoTime() + (long) (seconds * 1e9);
            long at = 0;
            long groups = 0;
            for (; System.nanoTime() < end; groups++) {
                file.write(bytes.clear(), at);
                file.force(false);
                at = at + 2L * bytes.capacity() > FILE_BYTES ? 0 : at + bytes.capacity();
            }
            return groups * group / seconds;
        }
    }
}
