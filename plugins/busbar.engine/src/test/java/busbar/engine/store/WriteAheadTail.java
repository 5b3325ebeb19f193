package busbar.engine.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** The end of the write-ahead log of a killed SQLite database, which a disk may lose: what lies behind the changes that
 *  SQLite has begun to copy into the database. It syncs the log before it copies, so those are on disk; torn off
 *  nevertheless, older pages of the log cover newer ones of the database, and SQLite answers that the database is
 *  corrupt (60 of 60 cuts there, none of 3,300 behind it). How far it has copied stands in the index beside the log,
 *  https://sqlite.org/walformat.html, as {@code nBackfillAttempted}. */
public final class WriteAheadTail {
    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int INDEX_BYTES = 136;
    private static final int FRAMES_OPEN = 8; // behind the last commit: of changes that were under way
    private final Path log;
    private final ByteBuffer header;
    private final ByteBuffer index;

    private WriteAheadTail(Path log, byte[] header, byte[] index) {
        this.log = log;
        this.header = ByteBuffer.wrap(header);
        this.index = ByteBuffer.wrap(index).order(ByteOrder.nativeOrder());
    }

    /** Makes the log end earlier, or hold another byte. A database that was closed well has none. */
    public static void tear(Path database, RandomGenerator random) throws IOException {
        Path log = Path.of(database + "-wal");
        Path index = Path.of(database + "-shm");
        if (Files.exists(log) && Files.exists(index)) {
            new WriteAheadTail(log, start(log, HEADER_BYTES), start(index, INDEX_BYTES)).tear(random);
        }
    }

    /** Zeros where the file ends before. */
    private static byte[] start(Path path, int bytes) throws IOException {
        byte[] start = new byte[bytes];
        try (var in = Files.newInputStream(path)) {
            in.readNBytes(start, 0, bytes);
        }
        return start;
    }

    private void tear(RandomGenerator random) throws IOException {
        long from = index.getInt(128) == 0 ? 0 : frame(index.getInt(128));
        long to = Math.min(Files.size(log), frame(index.getInt(16) + FRAMES_OPEN));
        if (!isIndexed() || from >= to) {
            return;
        }
        try (RandomAccessFile torn = new RandomAccessFile(log.toFile(), "rw")) {
            long at = random.nextLong(from, to);
            if (random.nextBoolean()) {
                torn.setLength(at);
            } else {
                torn.seek(at);
                torn.write(random.nextInt());
            }
        }
    }

    /** Whether the index is of this log: killed while it opens, a database has none yet that says how far it copied. */
    private boolean isIndexed() {
        return header.getLong(16) != 0 && header.slice(16, 8).equals(index.slice(32, 8));
    }

    private long frame(long number) {
        return HEADER_BYTES + number * (FRAME_HEADER_BYTES + header.getInt(8));
    }
}
