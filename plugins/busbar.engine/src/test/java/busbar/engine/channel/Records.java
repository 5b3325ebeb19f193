package busbar.engine.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Records for tests, whose content tells which one they are. */
final class Records {
    private Records() {}

    static ChannelRecord record(String id, long timeMillis, int payloadBytes) {
        return new ChannelRecord(timeMillis, id.length(), id, Map.of(ChannelRecord.REPLAY_KEY, "replay of " + id),
                payload(id, payloadBytes));
    }

    static ChannelRecord record(String id) {
        return record(id, 1_700_000_000_000L, 100);
    }

    static List<ChannelRecord> records(String prefix, int count, int payloadBytes) {
        return IntStream.range(0, count).mapToObj(i -> record(prefix + "-" + i, 1_700_000_000_000L + i, payloadBytes))
                .toList();
    }

    private static byte[] payload(String id, int bytes) {
        String text = "{\"id\":\"" + id + "\"}";
        return text.repeat(bytes / text.length() + 1).substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
    }

    static List<StoredRecord> all(Channel channel) {
        List<StoredRecord> all = new ArrayList<>();
        for (long next = channel.firstOffset(); next < channel.endOffset();) {
            ReadBatch batch = channel.read(next, 100, 1 << 20);
            all.addAll(batch.records());
            next = batch.nextOffset();
        }
        return all;
    }

    static List<String> ids(Channel channel) {
        return all(channel).stream().map(stored -> stored.record().eventId()).toList();
    }

    /** Whether both say the same; arrays are compared by content. */
    static boolean same(ChannelRecord a, ChannelRecord b) {
        return a.timeMillis() == b.timeMillis() && a.flags() == b.flags() && a.eventId().equals(b.eventId())
                && a.attributes().equals(b.attributes()) && java.util.Arrays.equals(a.payload(), b.payload());
    }
}
