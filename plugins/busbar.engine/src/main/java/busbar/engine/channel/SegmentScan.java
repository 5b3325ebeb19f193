package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a segment from its begin to its end and tells what is there: makes the index, and reports damage to what was
 * durable, which may have been acknowledged, to the log of damage. 64 MiB take some 50 ms from the page cache.
 */
final class SegmentScan {
    /** Read at once; larger is not faster. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final SegmentIndex index;
    private final FrameWindow window;
    private final List<Gap> gapsUnproven = new ArrayList<>();
    private final DamageLog damage;
    private long provenBefore;
    private int unprovenPosition = SegmentHeader.BYTES;
    private int batchPosition = SegmentHeader.BYTES;
    private long batchOffset;
    private int batchRest;
    private int endPosition;
    private long endOffset;

    /**
     * Something unreadable between two sound frames.
     *
     * @param batchPosition where the append begins that the gap begins in
     */
    record Gap(int position, int nextPosition, long offset, long nextOffset, int batchPosition, long batchOffset) {}

    /** @param limit the position where to stop: the size of the file, or less */
    static SegmentScan of(StoreFile file, SegmentHeader header, int limit, DamageLog damage) throws IOException {
        FrameWindow window = new FrameWindow(file, header.marker(), limit, CHUNK_BYTES);
        SegmentScan scan = new SegmentScan(header, window, damage);
        scan.run();
        return scan;
    }

    private SegmentScan(SegmentHeader header, FrameWindow window, DamageLog damage) {
        this.window = window;
        this.damage = damage;
        this.index = new SegmentIndex(header.baseOffset());
        this.provenBefore = header.baseOffset();
        this.batchOffset = header.baseOffset();
    }

    private void run() throws IOException {
        FrameWalk walk = new FrameWalk(window, SegmentHeader.BYTES, provenBefore);
        while (walk.next()) {
            if (walk.afterGap()) {
                addGap(walk);
            }
            prove(walk);
            if (!walk.isCloseMark()) {
                index.add(walk.offset(), walk.position(), Frame.timeMillis(walk.bytes(), walk.at()));
            }
            batchRest = Frame.batchRest(walk.bytes(), walk.at());
            if (batchRest == 0) {
                batchPosition = walk.endPosition();
                batchOffset = walk.endOffset();
            }
        }
        endPosition = walk.endPosition();
        endOffset = walk.endOffset();
    }

    private void addGap(FrameWalk walk) {
        gapsUnproven.add(new Gap(walk.gapPosition(), walk.position(), walk.gapOffset(), walk.offset(), batchPosition,
                batchOffset));
        batchPosition = walk.position();
        batchOffset = walk.offset();
    }

    /** Each write follows the sync of the one before, so a frame proves that what lies before its write was durable. */
    private void prove(FrameWalk walk) {
        long before = Frame.durableBefore(walk.bytes(), walk.at());
        if (before > provenBefore) {
            provenBefore = before;
            unprovenPosition = walk.afterGap() ? walk.gapPosition() : walk.position();
            for (Gap gap : List.copyOf(gapsUnproven)) {
                if (gap.offset < before) {
                    gapsUnproven.remove(gap);
                    damage.add(gap.offset, gap.nextOffset);
                }
            }
        }
    }

    SegmentIndex index() {
        return index;
    }

    FrameWindow window() {
        return window;
    }

    /** Damage in the last write, of which nobody knows whether it was acknowledged. */
    List<Gap> gapsUnproven() {
        return gapsUnproven;
    }

    /** Where the last write begins; it may never have reached the disk. */
    int unprovenPosition() {
        return unprovenPosition;
    }

    /** The position behind the last sound frame. */
    int endPosition() {
        return endPosition;
    }

    /** The offset behind the last sound frame. */
    long endOffset() {
        return endOffset;
    }

    /** How many records the last append still lacks; 0 when it is complete. */
    int batchRest() {
        return batchRest;
    }

    /** Where the last append begins when it is not complete, else {@link #endPosition}. */
    int batchPosition() {
        return batchPosition;
    }

    long batchOffset() {
        return batchOffset;
    }
}
