package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Brings the segment that was being written when the process or the power went into a state to write on.
 *
 * <p>What lies before the last write is proven durable. The last write itself was acknowledged, or it was not and may
 * be there in part. It is cut off where a part of it was never written, which reads as zeros because segments are
 * zero-filled and no frame begins or ends with zero. Bad bytes that are not zeros are damage: the records are skipped
 * and told, and the good ones behind them stay, because they may have been acknowledged.
 */
final class TailRepair {
    /** What a disk writes as a whole or not at all. */
    private static final int SECTOR_BYTES = 512;
    /** No sound frame of text has so many zeros in a row; its numbers have at most 14. */
    private static final int ZEROS_MIN = 24;
    private static final int COPY_BYTES = 1 << 20;

    private final StoreFile file;
    private final SegmentHeader header;
    private final DamageLog damage;

    /** @param bytesTorn how much was cut off */
    record Tail(SegmentIndex index, int endPosition, long endOffset, int bytesTorn) {}

    private record End(int position, long offset) {}

    TailRepair(StoreFile file, SegmentHeader header, DamageLog damage) {
        this.file = file;
        this.header = header;
        this.damage = damage;
    }

    Tail repair() throws IOException {
        SegmentScan scan = SegmentScan.of(file, header, (int) file.size(), damage);
        int dirtyEnd = Math.max(scan.endPosition(), scan.window().lastNonZero(scan.endPosition()) + 1);
        End end = judge(scan, dirtyEnd);
        SegmentScan kept = end.position < scan.endPosition()
                ? SegmentScan.of(file, header, end.position, damage) : scan;
        writeAgain(kept.unprovenPosition(), end.position);
        zero(end.position, dirtyEnd);
        file.force();
        return new Tail(kept.index(), end.position, end.offset, dirtyEnd - end.position);
    }

    private End judge(SegmentScan scan, int dirtyEnd) throws IOException {
        for (SegmentScan.Gap gap : scan.gapsUnproven()) {
            if (lacksBytes(scan.window(), gap.position(), gap.nextPosition())) {
                return new End(gap.batchPosition(), gap.batchOffset());
            }
            damage.add(gap.offset(), gap.nextOffset());
        }
        if (dirtyEnd > scan.endPosition()) {
            return judgeJunk(scan, dirtyEnd);
        }
        return new End(scan.batchPosition(), scan.batchOffset());
    }

    /** Bytes behind the last sound frame: frames that were cut short, or frames that went bad. */
    private End judgeJunk(SegmentScan scan, int dirtyEnd) throws IOException {
        FrameWindow window = scan.window();
        int frames = 0;
        int position = scan.endPosition();
        while (position < dirtyEnd) {
            int length = window.has(position, Frame.BYTES_MIN) ? Frame.length(window.bytes(), window.at(position)) : 0;
            boolean plausible = length >= Frame.BYTES_MIN && length <= window.limit() - position;
            position = plausible ? position + length : Math.max(dirtyEnd, position + Frame.BYTES_MIN);
            frames++;
        }
        boolean cutShort = position > dirtyEnd; // a frame does not end with zeros
        if (cutShort || lacksBytes(window, scan.endPosition(), dirtyEnd)) {
            return new End(scan.batchPosition(), scan.batchOffset());
        }
        long endOffset = scan.endOffset() + Math.max(frames, scan.batchRest());
        damage.add(scan.endOffset(), endOffset);
        return new End(dirtyEnd, endOffset);
    }

    private boolean lacksBytes(FrameWindow window, int from, int to) throws IOException {
        for (int at = from; at < to;) {
            int next = Math.min(to, (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
            window.has(at, next - at);
            int zeros = zerosInRow(window.bytes(), window.at(at), window.at(next));
            if (zeros == next - at || zeros >= ZEROS_MIN) {
                return true;
            }
            at = next;
        }
        return false;
    }

    private static int zerosInRow(byte[] bytes, int from, int to) {
        int most = 0;
        int now = 0;
        for (int at = from; at < to; at++) {
            now = bytes[at] == 0 ? now + 1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }

    /**
     * Writes the last write once more. If its sync had failed, the operating system would hold its pages for clean
     * although they are not on disk, and the next sync would have nothing to do.
     */
    private void writeAgain(int from, int to) throws IOException {
        for (int at = from; at < to; at += COPY_BYTES) {
            ByteBuffer copy = ByteBuffer.allocate(Math.min(COPY_BYTES, to - at));
            file.read(copy, at);
            file.write(copy.flip(), at);
        }
    }

    private void zero(int from, int to) throws IOException {
        for (int at = from; at < to; at += COPY_BYTES) {
            file.write(ByteBuffer.allocate(Math.min(COPY_BYTES, to - at)), at);
        }
    }
}
