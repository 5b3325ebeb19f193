package busbar.engine.channel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a channel: takes what waits, writes it, syncs it, publishes it, acknowledges it, and so on. What
 * comes in during a sync makes the next group, so a group grows by itself with the load and nothing is ever delayed for
 * company. Runs on a platform thread of its own, because it spends its life in system calls that would hold a carrier.
 */
final class ChannelWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelWriter.class);
    /** Waking so many costs the writer less than handing them on; beyond, others wake while it writes the next. */
    private static final int ACKNOWLEDGED_HERE_MAX = 8;

    private final ChannelParts parts;
    private final AppendQueue queue;
    private final SegmentsAhead ahead;
    private final GroupBuffer group = new GroupBuffer();
    private List<PendingAppend> taken = List.of();
    private int next; // of those taken: what comes before is in the group, stored or refused
    private ActiveSegment active;
    private volatile ChannelException trouble;

    ChannelWriter(ChannelParts parts, AppendQueue queue, SegmentsAhead ahead, ActiveSegment active) {
        this.parts = parts;
        this.queue = queue;
        this.ahead = ahead;
        this.active = active;
    }

    /** Why appends are refused at the moment; empty while they are not. */
    Optional<ChannelException> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void run() {
        try {
            for (taken = queue.take(); !taken.isEmpty(); taken = queue.take()) {
                for (next = 0; next < taken.size(); next++) {
                    add(taken.get(next));
                }
                commit();
            }
            active.writeCloseMark();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void add(PendingAppend append) throws IOException {
        if (!active.hasRoom(group.size() + append.bytes())) {
            commit();
        }
        if (active.hasRoom(append.bytes()) || roll(append)) {
            group.add(append, active.marker(), active.offset());
        }
    }

    /** Goes on in the next segment; false when there is no room for one, and then the append is refused. */
    private boolean roll(PendingAppend append) throws IOException {
        try {
            SegmentHeader header = SegmentHeader.create(active.offset(), parts.random());
            var file = ahead.take(active.capacityBytes(), header);
            SegmentIndex index = new SegmentIndex(active.offset());
            Segment next = new Segment(parts.folder(), header, file.size(), parts.damage(), file, index);
            Segment sealed = active.segment();
            active = new ActiveSegment(next, file, index, SegmentHeader.BYTES, active.offset());
            parts.log().add(next);
            parts.background().execute(() -> parts.log().seal(sealed, parts.damage()));
            return true;
        } catch (ChannelFull full) {
            trouble = full;
            append.acknowledged().completeExceptionally(full);
            return false;
        }
    }

    private void commit() throws IOException {
        if (group.isEmpty()) {
            return;
        }
        long offset = active.offset();
        active.write(group);
        parts.published().moveTo(active.offset());
        trouble = null;
        if (active.isHalfFull()) {
            ahead.prepareAfter(active.capacityBytes());
        }
        List<PendingAppend> stored = group.takeAppends();
        group.clear();
        if (stored.size() > ACKNOWLEDGED_HERE_MAX) {
            Thread.startVirtualThread(() -> acknowledge(stored, offset));
        } else {
            acknowledge(stored, offset);
        }
    }

    private static void acknowledge(List<PendingAppend> appends, long firstOffset) {
        long offset = firstOffset;
        for (PendingAppend append : appends) {
            append.acknowledged().complete(offset);
            offset += append.records().size();
        }
    }

    /** Takes no more appends: what the disk did with the last write is unknown, and writing on would hide it. */
    private void fail(Throwable cause) {
        LOG.error("channel [{}] takes no more events until it is opened again, the disk failed: [{}]", parts.name(),
                cause.toString(), cause);
        trouble = new ChannelFailed("Events cannot be stored in [" + parts.folder().path() + "], the disk failed: "
                + cause.getMessage() + ". Check the disk, then open the bus again.", cause);
        queue.shut(trouble);
        group.takeAppends().forEach(this::refuse);
        taken.subList(next, taken.size()).forEach(this::refuse);
        queue.drain().forEach(this::refuse);
    }

    private void refuse(PendingAppend append) {
        append.acknowledged().completeExceptionally(trouble);
    }
}
