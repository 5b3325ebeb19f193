package busbar.engine.channel;

import busbar.engine.store.Disk;
import busbar.engine.store.FileDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A channel in a folder of its own: segments of frames, written and synced in groups by one thread. Safe against
 * kill -9, loss of power, a torn tail, damaged bytes, a failed sync and a full disk; see {@link Frame},
 * {@link TailRepair} and {@link SegmentsAhead} for how.
 */
public final class SegmentChannel implements Channel {
    private final ChannelParts parts;
    private final Closeable folderLock;
    private final Clock clock;
    private final AppendQueue queue;
    private final SegmentsAhead ahead;
    private final ChannelWriter writer;
    private final Thread writing;
    private final int bytesTorn;
    private volatile boolean closed;

    /**
     * Opens the channel in the folder, or makes a new one there. Recovers from whatever ended it the last time.
     *
     * @throws ChannelFailed when the folder is in use, cannot be read, or is damaged beyond what can be skipped
     * @throws ChannelFull when a new channel finds no room for its first segment
     */
    public static SegmentChannel open(Path folder, ChannelOptions options) {
        return open(folder, options, new FileDisk());
    }

    /** The same on another disk. */
    public static SegmentChannel open(Path folder, ChannelOptions options, Disk disk) {
        return open(folder, options, disk, Clock.systemUTC(), new SecureRandom());
    }

    static SegmentChannel open(Path folder, ChannelOptions options, Disk disk, Clock clock, RandomGenerator random) {
        String name = folder.getFileName().toString();
        return open(folder, options, disk, clock, random, background(name));
    }

    static SegmentChannel open(Path folder, ChannelOptions options, Disk disk, Clock clock, RandomGenerator random,
            ExecutorService background) {
        Closeable lock = null;
        try {
            disk.createDirectories(folder);
            lock = disk.lock(folder);
            return new SegmentChannel(new SegmentFolder(disk, folder), options, lock, clock, random, background);
        } catch (IOException e) {
            closeAfter(e, lock, background);
            throw new ChannelFailed("The events in [" + folder + "] cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeAfter(e, lock, background);
            throw e;
        }
    }

    private static void closeAfter(Exception failure, Closeable lock, ExecutorService background) {
        background.shutdown();
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** One thread, there while something is to do. At most one segment to prepare and the sealed ones wait for it. */
    private static ExecutorService background(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("channel-" + name + "-segments").factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private SegmentChannel(SegmentFolder folder, ChannelOptions options, Closeable folderLock, Clock clock,
            RandomGenerator random, ExecutorService background) throws IOException {
        String name = folder.path().getFileName().toString();
        DamageLog damage = new DamageLog(name);
        SegmentRecovery.Recovered recovered = new SegmentRecovery(folder, damage).recover();
        this.ahead = new SegmentsAhead(folder, options, background);
        ActiveSegment active = recovered.active().isPresent() ? recovered.active().get()
                : first(folder, damage, SegmentHeader.create(0, random));
        List<Segment> segments = new ArrayList<>(recovered.sealed());
        segments.add(active.segment());
        this.parts = new ChannelParts(name, folder, options, new SegmentLog(segments), new Watermark(), damage, random,
                background);
        parts.published().moveTo(active.offset());
        this.bytesTorn = recovered.bytesTorn();
        this.folderLock = folderLock;
        this.clock = clock;
        this.queue = new AppendQueue(options.queueBytesMax(), options.queueWaitMax());
        this.writer = new ChannelWriter(parts, queue, ahead, active);
        this.writing = Thread.ofPlatform().daemon().name("channel-" + name + "-writer").start(writer);
    }

    private ActiveSegment first(SegmentFolder folder, DamageLog damage, SegmentHeader header) throws IOException {
        var file = ahead.take(0, header);
        SegmentIndex index = new SegmentIndex(0);
        Segment segment = new Segment(folder, header, file.size(), damage, file, index);
        return new ActiveSegment(segment, file, index, SegmentHeader.BYTES, 0);
    }

    @Override
    public CompletableFuture<Long> append(List<ChannelRecord> records) {
        PendingAppend append = PendingAppend.of(records, parts.options().batchBytesMax());
        try {
            queue.put(append);
            return append.acknowledged();
        } catch (ChannelException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public long firstOffset() {
        return parts.log().firstOffset();
    }

    @Override
    public long endOffset() {
        return parts.published().endOffset();
    }

    @Override
    public ReadBatch read(long fromOffset, int recordsMax, long bytesMax) {
        return read(fromOffset, endOffset(), new ReadSink(recordsMax, bytesMax));
    }

    private ReadBatch read(long fromOffset, long untilOffset, ReadSink sink) {
        long next = Math.max(fromOffset, firstOffset());
        while (next < untilOffset) {
            Segment segment = parts.log().holding(next);
            long until = Math.min(untilOffset, segment.endOffset());
            long from = next;
            Optional<Long> reached = reading(segment, () -> segment.read(from, until, sink));
            next = reached.orElseGet(() -> Math.max(from, firstOffset()));
            if (reached.isPresent() && (next < until || sink.isFull())) {
                break;
            }
        }
        return sink.batch(next);
    }

    @Override
    public Optional<StoredRecord> get(long offset) {
        if (offset < firstOffset() || offset >= endOffset()) {
            return Optional.empty();
        }
        List<StoredRecord> found = read(offset, offset + 1, new ReadSink(1, Long.MAX_VALUE)).records();
        return found.stream().findFirst();
    }

    @Override
    public long offsetAt(Instant time) {
        long untilOffset = endOffset();
        while (true) {
            Optional<Segment> segment = parts.log().reaching(time.toEpochMilli());
            if (segment.isEmpty() || segment.get().baseOffset() >= untilOffset) {
                return untilOffset;
            }
            Segment found = segment.get();
            Optional<Long> offset = reading(found,
                    () -> found.offsetAt(time.toEpochMilli(), Math.min(untilOffset, found.endOffset())));
            if (offset.isPresent()) {
                return offset.get();
            }
        }
    }

    private interface Reading {
        long run() throws IOException, Segment.Gone;
    }

    /** Empty when the segment was deleted in the meantime. */
    private Optional<Long> reading(Segment segment, Reading reading) {
        if (closed) {
            throw new ChannelClosed("The bus [" + parts.name() + "] is closed; nothing can be read from it.");
        }
        try {
            parts.log().touch(segment);
            return Optional.of(reading.run());
        } catch (Segment.Gone e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ChannelFailed("The events in [" + segment.path() + "] cannot be read: " + e.getMessage()
                    + ". Check the disk.", e);
        }
    }

    @Override
    public boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException {
        return parts.published().awaitBeyond(offset, timeout);
    }

    @Override
    public synchronized RetentionReport retain(Retention policy, long keepFromOffset) {
        try {
            return new Retainer(parts.log(), policy, keepFromOffset, clock.instant()).run();
        } catch (IOException e) {
            throw new ChannelFailed("Old events in [" + parts.folder().path() + "] cannot be deleted: "
                    + e.getMessage(), e);
        }
    }

    @Override
    public ChannelHealth health() {
        Optional<ChannelException> trouble = writer.trouble();
        ChannelHealth.State state = closed ? ChannelHealth.State.CLOSED
                : trouble.isEmpty() ? ChannelHealth.State.OPEN
                : trouble.get() instanceof ChannelFull ? ChannelHealth.State.FULL : ChannelHealth.State.FAILED;
        return new ChannelHealth(state, trouble.map(Throwable::getMessage), parts.log().bytes() + ahead.bytes(),
                parts.damage().records(), bytesTorn);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        queue.shut(new ChannelClosed("The bus [" + parts.name() + "] is closed; the events were not stored."));
        joinWriter();
        closed = true;
        parts.published().close();
        ahead.close();
        parts.background().close();
        try (folderLock) {
            parts.log().close();
        } catch (IOException e) {
            throw new ChannelFailed("The files in [" + parts.folder().path() + "] were not closed properly: "
                    + e.getMessage(), e);
        }
    }

    private void joinWriter() {
        boolean interrupted = false;
        while (writing.isAlive()) {
            try {
                writing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
