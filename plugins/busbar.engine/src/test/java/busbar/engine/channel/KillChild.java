package busbar.engine.channel;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Appends under load from several threads and says so for each acknowledged append, until it is killed. */
public final class KillChild {
    static final ChannelOptions OPTIONS = ChannelOptions.DEFAULT.withSegmentBytes(512 * 1024, 2 * 1024 * 1024);

    private KillChild() {}

    /** @param args the folder, the number of threads, the prefix of the ids */
    public static void main(String[] args) {
        Channel channel = SegmentChannel.open(Path.of(args[0]), OPTIONS);
        for (int thread = 0; thread < Integer.parseInt(args[1]); thread++) {
            String prefix = args[2] + "-" + thread;
            Random random = new Random(prefix.hashCode());
            Thread.ofPlatform().start(() -> append(channel, prefix, random));
        }
    }

    private static void append(Channel channel, String prefix, Random random) {
        PrintStream out = System.out;
        for (int i = 0;; i++) {
            int count = 1 + random.nextInt(4);
            List<ChannelRecord> batch = Records.records(prefix + "-" + i, count, random.nextInt(2500));
            long offset = channel.appendAndWait(batch);
            StringBuilder lines = new StringBuilder();
            for (int k = 0; k < count; k++) {
                lines.append(offset + k).append(' ').append(batch.get(k).eventId()).append('\n');
            }
            synchronized (out) {
                out.append(lines);
                out.flush();
            }
        }
    }
}
