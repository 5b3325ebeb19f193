package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A part of a segment in memory that follows where one looks. Owned by one thread. Holds one chunk, or one frame when
 * that is larger: a frame is at most as large as an append.
 */
final class FrameWindow {
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final StoreFile file;
    private final int marker;
    private final int limit;
    private final int chunkBytes;
    private byte[] bytes;
    private int start;
    private int filled;

    /** @param limit the position behind the last byte to look at */
    FrameWindow(StoreFile file, int marker, int limit, int chunkBytes) {
        this.file = file;
        this.marker = marker;
        this.limit = limit;
        this.chunkBytes = chunkBytes;
        this.bytes = new byte[Math.min(chunkBytes, Math.max(0, limit))];
    }

    int limit() {
        return limit;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the position of the file is in {@link #bytes()}; valid until the next call that may move the window. */
    int at(int position) {
        return position - start;
    }

    /** Whether so many bytes lie between the position and the limit; if so they are in memory now. */
    boolean has(int position, int count) throws IOException {
        if (count > limit - position) {
            return false;
        }
        if (position >= start && position + count <= start + filled) {
            return true;
        }
        move(position, Math.min(limit - position, Math.max(count, chunkBytes)));
        return filled >= count;
    }

    private void move(int position, int count) throws IOException {
        boolean overlaps = position >= start && position < start + filled;
        int kept = overlaps ? start + filled - position : 0;
        byte[] target = count <= bytes.length ? bytes : new byte[count];
        System.arraycopy(bytes, overlaps ? position - start : 0, target, 0, kept);
        bytes = target;
        start = position;
        filled = kept;
        ByteBuffer rest = ByteBuffer.wrap(bytes, kept, count - kept);
        file.read(rest, position + (long) kept);
        filled = rest.position();
    }

    /** The length of the sound frame at the position, which is then in memory; 0 when there is none. */
    int frameAt(int position) throws IOException {
        if (!has(position, Frame.BYTES_MIN) || Frame.marker(bytes, at(position)) != marker) {
            return 0;
        }
        int length = Frame.length(bytes, at(position));
        boolean sound = length >= Frame.BYTES_MIN && has(position, length)
                && Frame.isSound(bytes, at(position), length);
        return sound ? length : 0;
    }

    /** The position of the next sound frame with at least this offset, which is then in memory;
     *  -1 when there is none. */
    int nextFrame(int from, long offsetMin) throws IOException {
        int position = firstNonZero(from);
        while (position >= 0 && has(position, Frame.BYTES_MIN)) {
            int end = start + filled - 3;
            while (position < end && Frame.marker(bytes, at(position)) != marker) {
                position++;
            }
            if (position < end && frameAt(position) > 0 && Frame.offset(bytes, at(position)) >= offsetMin) {
                return position;
            }
            position = position < end ? position + 1 : position;
        }
        return -1;
    }

    /** The first position at or after this one whose byte is not zero; -1 when none is. */
    int firstNonZero(int from) throws IOException {
        for (int position = from; position < limit;) {
            if (!has(position, 1)) {
                return -1;
            }
            int end = Math.min(limit, start + filled);
            int found = mismatchZero(at(position), at(end));
            if (found >= 0) {
                return position + found;
            }
            position = end;
        }
        return -1;
    }

    /** The last position at or after this one whose byte is not zero; -1 when none is. */
    int lastNonZero(int from) throws IOException {
        int last = -1;
        for (int position = firstNonZero(from); position >= 0; position = firstNonZero(last + 1)) {
            last = position;
            while (last + 1 < limit && has(last + 1, 1) && bytes[at(last + 1)] != 0) {
                last++;
            }
        }
        return last;
    }

    private int mismatchZero(int from, int to) {
        for (int at = from; at < to; at += ZEROS.length) {
            int count = Math.min(ZEROS.length, to - at);
            int found = Arrays.mismatch(bytes, at, at + count, ZEROS, 0, count);
            if (found >= 0) {
                return at - from + found;
            }
        }
        return -1;
    }
}
