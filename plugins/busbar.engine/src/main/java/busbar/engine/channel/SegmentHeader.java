package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * The first page of a segment: magic, version, marker, base offset, CRC32C; twice, in different sectors, because
 * without the marker no frame of the segment can be told from bytes.
 *
 * @param marker begins every frame of this segment. It is random, so that no payload can pass for a frame, and has no
 *        zero byte, so that a sector never written is seen
 * @param baseOffset the offset of the first record
 */
record SegmentHeader(int marker, long baseOffset) {
    /** One page: frames begin here. */
    static final int BYTES = 4096;

    private static final long MAGIC = 0x4255534241524C47L; // BUSBARLG
    private static final int VERSION = 1;
    private static final int COPY_BYTES = 28;
    private static final int SECOND_COPY_AT = 2048;

    static SegmentHeader create(long baseOffset, RandomGenerator random) {
        int marker = 0;
        for (int i = 0; i < 4; i++) {
            marker = marker << 8 | random.nextInt(1, 256);
        }
        return new SegmentHeader(marker, baseOffset);
    }

    void write(StoreFile file) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(BYTES);
        writeCopy(page);
        page.position(SECOND_COPY_AT);
        writeCopy(page);
        file.write(page.clear(), 0);
    }

    private void writeCopy(ByteBuffer page) {
        int start = page.position();
        page.putLong(MAGIC).putInt(VERSION).putInt(marker).putLong(baseOffset);
        page.putInt(crc(page.array(), start));
    }

    /** Empty when neither copy is sound. */
    static Optional<SegmentHeader> read(StoreFile file) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(BYTES);
        file.read(page, 0);
        return readCopy(page, 0).or(() -> readCopy(page, SECOND_COPY_AT));
    }

    private static Optional<SegmentHeader> readCopy(ByteBuffer page, int at) {
        boolean sound = page.getLong(at) == MAGIC && page.getInt(at + 8) == VERSION
                && page.getInt(at + 24) == crc(page.array(), at);
        return sound ? Optional.of(new SegmentHeader(page.getInt(at + 12), page.getLong(at + 16))) : Optional.empty();
    }

    private static int crc(byte[] page, int at) {
        CRC32C crc = new CRC32C();
        crc.update(page, at, COPY_BYTES - 4);
        return (int) crc.getValue();
    }
}
