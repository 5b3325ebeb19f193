package busbar.engine.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The appends that are written and synced together, as frames. Owned by the thread of the writer. */
final class GroupBuffer {
    /** Kept between groups; a larger one is let go, so that a rare large append costs no memory for ever. */
    private static final int KEPT_BYTES = 256 * 1024;

    private List<PendingAppend> appends = new ArrayList<>();
    private byte[] bytes = new byte[KEPT_BYTES];
    private int size;
    private int records;

    interface FrameVisitor {
        void frame(long offset, int at, long timeMillis);
    }

    /** @param firstOffset the offset of the first record of the group, not of this append */
    void add(PendingAppend append, int marker, long firstOffset) {
        if (size + append.bytes() > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + append.bytes()));
        }
        int count = append.records().size();
        for (int i = 0; i < count; i++) {
            Frame.Place place = new Frame.Place(marker, firstOffset + records, records, count - 1 - i, Frame.RECORD);
            size = Frame.write(bytes, size, place, append.records().get(i), append.heads().get(i));
            records++;
        }
        appends.add(append);
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }

    int size() {
        return size;
    }

    int records() {
        return records;
    }

    /** Gives the appends away; they are no longer this buffer's. */
    List<PendingAppend> takeAppends() {
        List<PendingAppend> taken = appends;
        appends = new ArrayList<>(taken.size());
        return taken;
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void forEachFrame(FrameVisitor visitor) {
        for (int at = 0; at < size; at += Frame.length(bytes, at)) {
            visitor.frame(Frame.offset(bytes, at), at, Frame.timeMillis(bytes, at));
        }
    }

    void clear() {
        appends.clear();
        size = 0;
        records = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[KEPT_BYTES];
        }
    }
}
