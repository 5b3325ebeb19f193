package busbar.engine;

import busbar.engine.archive.ArchiveLog;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.Retention;
import busbar.engine.channel.SegmentChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An archive's log is a channel like that of a bus. */
final class EngineArchiveLog implements ArchiveLog {
    private static final String POSITION = "position"; // attribute: of the event on its bus
    private static final long BYTES_MAX = 8L << 20; // read at once
    private final Channel channel;
    private volatile long lastPosition;

    EngineArchiveLog(Path folder) {
        this.channel = SegmentChannel.open(folder, ChannelOptions.DEFAULT);
        this.lastPosition = channel.get(channel.endOffset() - 1)
                .map(record -> Long.parseLong(record.record().attributes().get(POSITION))).orElse(-1L);
    }

    /** Called by the one thread that reads the bus, so positions rise. */
    @Override
    public CompletableFuture<Long> append(Instant receivedAt, String eventId, long position, byte[] json) {
        lastPosition = position;
        return channel.append(List.of(new ChannelRecord(receivedAt.toEpochMilli(), 0, eventId,
                Map.of(POSITION, Long.toString(position)), json)));
    }

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public long first() {
        return channel.firstOffset();
    }

    @Override
    public long end() {
        return channel.endOffset();
    }

    @Override
    public long offsetAt(Instant time) {
        return channel.offsetAt(time);
    }

    @Override
    public List<Kept> read(long from, int most) {
        return channel.read(from, most, BYTES_MAX).records().stream()
                .map(r -> new Kept(r.offset(), r.record().payload())).toList();
    }

    @Override
    public void retain(Duration age) {
        channel.retain(Retention.ofAge(age), channel.endOffset());
    }

    @Override
    public void close() {
        channel.close();
    }
}
