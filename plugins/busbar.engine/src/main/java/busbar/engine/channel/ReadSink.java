package busbar.engine.channel;

import java.util.ArrayList;
import java.util.List;

/** Collects what one read brings, up to its bounds. Owned by one thread. */
final class ReadSink {
    /** Read from the file at once: a lookup needs one entry of the index,
     *  a scan gains nothing from more than 256 KiB. */
    static final int CHUNK_BYTES_MIN = 2 * SegmentIndex.BYTES_PER_ENTRY;
    private static final int CHUNK_BYTES_MAX = 256 * 1024;

    private final List<StoredRecord> records = new ArrayList<>();
    private final int recordsMax;
    private final long bytesMax;
    private long bytes;
    private long recordsDamaged;

    ReadSink(int recordsMax, long bytesMax) {
        if (recordsMax < 1) {
            throw new IllegalArgumentException("recordsMax is " + recordsMax + "; give 1 or more.");
        }
        this.recordsMax = recordsMax;
        this.bytesMax = bytesMax;
    }

    int chunkBytes() {
        return recordsMax == 1 ? CHUNK_BYTES_MIN
                : (int) Math.clamp(bytesMax + CHUNK_BYTES_MIN, CHUNK_BYTES_MIN, CHUNK_BYTES_MAX);
    }

    /** @return whether the record was taken; if not, the bounds are reached and reading goes on with it next time */
    boolean take(FrameWalk walk) {
        if (records.size() == recordsMax || (!records.isEmpty() && bytes + walk.length() > bytesMax)) {
            return false;
        }
        StoredRecord record = Frame.read(walk.bytes(), walk.at());
        records.add(record);
        bytes += record.record().payload().length;
        return true;
    }

    void damaged(long fromOffset, long toOffset) {
        recordsDamaged += Math.max(0, toOffset - fromOffset);
    }

    boolean isFull() {
        return records.size() == recordsMax || bytes >= bytesMax;
    }

    ReadBatch batch(long nextOffset) {
        return new ReadBatch(records, nextOffset, recordsDamaged);
    }
}
