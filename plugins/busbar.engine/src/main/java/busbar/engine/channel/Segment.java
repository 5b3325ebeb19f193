package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the log, as readers see it. The writer publishes its end while it is being written; when it is sealed,
 * its file and index may be let go and are loaded again by the next read. Any thread.
 */
final class Segment {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final SegmentFolder folder;
    private final SegmentHeader header;
    private final long fileBytes;
    private final DamageLog damage;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private volatile int dataEnd;
    private volatile long endOffset;
    private volatile long timeMax = Long.MIN_VALUE;
    private volatile boolean gone;
    private volatile boolean indexStored;
    private StoreFile file;
    private SegmentIndex index;

    /** Retention deleted the segment while it was looked up, or the channel was closed: look again in what is left. */
    static final class Gone extends Exception {
        Gone() {
            super("gone", null, false, false);
        }
    }

    /** The segment being written. */
    Segment(SegmentFolder folder, SegmentHeader header, long fileBytes, DamageLog damage, StoreFile file,
            SegmentIndex index) {
        this.folder = folder;
        this.header = header;
        this.fileBytes = fileBytes;
        this.damage = damage;
        this.file = file;
        this.index = index;
        publish(SegmentHeader.BYTES, header.baseOffset());
    }

    /** A sealed segment whose index is in a file. */
    Segment(SegmentFolder folder, SegmentIndexFile.Summary summary, long fileBytes, DamageLog damage) {
        this.folder = folder;
        this.header = summary.header();
        this.fileBytes = fileBytes;
        this.damage = damage;
        this.indexStored = true;
        this.dataEnd = summary.dataEnd();
        this.timeMax = summary.timeMax();
        this.endOffset = summary.endOffset();
    }

    long baseOffset() {
        return header.baseOffset();
    }

    long endOffset() {
        return endOffset;
    }

    long fileBytes() {
        return fileBytes;
    }

    /** The newest time of its records; the lowest long when it has none. */
    long timeMax() {
        return timeMax;
    }

    SegmentHeader header() {
        return header;
    }

    Path path() {
        return folder.segment(baseOffset());
    }

    /** By the writer only, after the bytes before the position are durable. */
    void publish(int dataEndNow, long endOffsetNow) {
        timeMax = index.timeMax();
        dataEnd = dataEndNow;
        endOffset = endOffsetNow;
    }

    /** Stores the index of this sealed segment, so that it can be let go and the next opening need not scan. */
    void storeIndex(long recordsDamaged) throws IOException {
        if (!gone) {
            SegmentIndexFile.write(folder.disk(), folder.index(baseOffset()),
                    new SegmentIndexFile.Summary(header, endOffset, dataEnd, timeMax, recordsDamaged), index);
            indexStored = true;
        }
    }

    /** Reads from the offset, which is in this segment, and up to that one;
     *  tells the sink and returns where to go on. */
    long read(long fromOffset, long untilOffset, ReadSink sink) throws IOException, Gone {
        Lock reading = use();
        try {
            SegmentIndex.Entry start = index.floor(fromOffset);
            int limit = Math.min(dataEnd, index.ceiling(untilOffset - 1, dataEnd));
            int chunk = Math.min(sink.chunkBytes(), limit - start.position());
            FrameWalk walk = new FrameWalk(window(limit, chunk), start.position(), start.offset());
            while (walk.next()) {
                if (walk.afterGap()) {
                    damage.add(walk.gapOffset(), Math.min(walk.offset(), endOffset));
                    sink.damaged(Math.max(walk.gapOffset(), fromOffset), Math.min(walk.offset(), untilOffset));
                }
                if (walk.offset() >= untilOffset) {
                    return untilOffset;
                }
                if (!walk.isCloseMark() && walk.offset() >= fromOffset && !sink.take(walk)) {
                    return walk.offset();
                }
                if (walk.endOffset() == untilOffset) {
                    return untilOffset;
                }
            }
            damage.add(walk.endOffset(), untilOffset);
            sink.damaged(Math.max(walk.endOffset(), fromOffset), untilOffset);
            return untilOffset;
        } finally {
            reading.unlock();
        }
    }

    /** The offset of the first published record of this time or later, or the end offset. */
    long offsetAt(long timeMillis, long untilOffset) throws IOException, Gone {
        Lock reading = use();
        try {
            SegmentIndex.Entry start = index.before(timeMillis);
            FrameWalk walk = new FrameWalk(window(dataEnd, ReadSink.CHUNK_BYTES_MIN), start.position(), start.offset());
            while (walk.next() && walk.offset() < untilOffset) {
                if (!walk.isCloseMark() && Frame.timeMillis(walk.bytes(), walk.at()) >= timeMillis) {
                    return walk.offset();
                }
            }
            return untilOffset;
        } finally {
            reading.unlock();
        }
    }

    private FrameWindow window(int limit, int chunkBytes) {
        return new FrameWindow(file, header.marker(), limit, Math.max(chunkBytes, Frame.BYTES_MIN));
    }

    /** Loads what is needed to read and holds it until the lock is given back. */
    private Lock use() throws IOException, Gone {
        while (true) {
            use.readLock().lock();
            if (file != null && index != null) {
                return use.readLock();
            }
            use.readLock().unlock();
            load();
        }
    }

    private void load() throws IOException, Gone {
        use.writeLock().lock();
        try {
            if (gone) {
                throw new Gone();
            }
            if (file == null) {
                file = folder.disk().open(path());
            }
            if (index == null) {
                index = loadIndex();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private SegmentIndex loadIndex() throws IOException {
        try (StoreFile stored = folder.disk().open(folder.index(baseOffset()))) {
            var sound = SegmentIndexFile.readIndex(stored);
            if (sound.isPresent()) {
                return sound.get();
            }
        } catch (IOException e) {
            LOG.warn("the index of segment [{}] cannot be read, [{}]; the segment is scanned instead", path(),
                    e.toString());
        }
        return SegmentScan.of(file, header, dataEnd, damage).index();
    }

    /** Closes the file; it is opened again by the next read. The index goes as well when it is stored. */
    void release() throws IOException {
        use.writeLock().lock();
        try {
            if (file != null) {
                file.close();
                file = null;
            }
            if (indexStored) {
                index = null;
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Closes the file for good, once nobody reads it. */
    void close() throws IOException {
        use.writeLock().lock();
        try {
            gone = true;
            release();
        } finally {
            use.writeLock().unlock();
        }
    }

    void delete() throws IOException {
        close();
        folder.delete(baseOffset());
    }
}
