package busbar.engine.channel;

import busbar.engine.store.Disk;
import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The file beside a sealed segment: what is to know about it, and its index. Without a sound one the segment is scanned
 * and the file is written again, so that it never needs to be trusted or repaired.
 */
final class SegmentIndexFile {
    private static final long MAGIC = 0x4255534241524958L; // BUSBARIX
    private static final int VERSION = 1;
    private static final int SUMMARY_BYTES = 64;
    private static final int ENTRY_BYTES = 16;

    private SegmentIndexFile() {}

    /**
     * What is to know about a sealed segment without reading it.
     *
     * @param dataEnd the position behind its last frame
     * @param timeMax the newest time of its records
     * @param recordsDamaged how many of its records are known to be unreadable
     */
    record Summary(SegmentHeader header, long endOffset, int dataEnd, long timeMax, long recordsDamaged) {}

    static void write(Disk disk, Path file, Summary summary, SegmentIndex index) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(SUMMARY_BYTES + index.entries() * ENTRY_BYTES + 4);
        content.putLong(MAGIC).putInt(VERSION).putInt(summary.header.marker()).putLong(summary.header.baseOffset());
        content.putLong(summary.endOffset).putInt(summary.dataEnd).putLong(summary.timeMax);
        content.putLong(summary.recordsDamaged).putInt(index.entries());
        content.position(SUMMARY_BYTES - 4).putInt(crc(content, 0, SUMMARY_BYTES - 4));
        for (int i = 0; i < index.entries(); i++) {
            SegmentIndex.Entry entry = index.entry(i);
            content.putInt(entry.position()).putInt((int) (entry.offset() - summary.header.baseOffset()));
            content.putLong(entry.timeBefore());
        }
        content.putInt(crc(content, SUMMARY_BYTES, content.position() - SUMMARY_BYTES));
        replace(disk, file, content.flip());
    }

    private static void replace(Disk disk, Path file, ByteBuffer content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + SegmentFolder.UNFINISHED);
        disk.delete(unfinished);
        try (StoreFile written = disk.create(unfinished)) {
            written.write(content, 0);
            written.force();
        }
        disk.rename(unfinished, file);
        disk.syncDirectory(file.getParent());
    }

    /** Empty when the file is not sound. */
    static Optional<Summary> readSummary(StoreFile file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(SUMMARY_BYTES);
        file.read(content, 0);
        boolean sound = !content.hasRemaining() && content.flip().getLong() == MAGIC && content.getInt() == VERSION
                && content.getInt(SUMMARY_BYTES - 4) == crc(content, 0, SUMMARY_BYTES - 4);
        if (!sound) {
            return Optional.empty();
        }
        SegmentHeader header = new SegmentHeader(content.getInt(), content.getLong());
        return Optional.of(new Summary(header, content.getLong(), content.getInt(), content.getLong(),
                content.getLong()));
    }

    /** Empty when the file is not sound. */
    static Optional<SegmentIndex> readIndex(StoreFile file) throws IOException {
        Optional<Summary> summary = readSummary(file);
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer content = ByteBuffer.allocate((int) (file.size() - SUMMARY_BYTES));
        file.read(content, SUMMARY_BYTES);
        int entryBytes = content.flip().limit() - 4;
        boolean sound = entryBytes >= 0 && entryBytes % ENTRY_BYTES == 0
                && content.getInt(entryBytes) == crc(content, 0, entryBytes);
        return sound ? Optional.of(index(summary.get(), content.limit(entryBytes))) : Optional.empty();
    }

    private static SegmentIndex index(Summary summary, ByteBuffer entries) {
        SegmentIndex index = new SegmentIndex(summary.header.baseOffset());
        while (entries.hasRemaining()) {
            index.addEntry(entries.getInt(), entries.getInt(), entries.getLong());
        }
        index.timeMax(summary.timeMax);
        return index;
    }

    private static int crc(ByteBuffer content, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(content.array(), from, count);
        return (int) crc.getValue();
    }
}
