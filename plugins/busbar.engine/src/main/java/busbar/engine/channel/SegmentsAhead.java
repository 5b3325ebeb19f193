package busbar.engine.channel;

import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the next segment in the background: zero-filled and synced, so that a later sync has only data to write, and
 * so that a full disk is met here and not in the middle of a record. At most one is prepared. Called by the writer
 * only.
 */
final class SegmentsAhead {
    /** After a failure the disk is asked again no sooner; until then appends are refused at once. */
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(SegmentsAhead.class);

    private final SegmentFolder folder;
    private final ChannelOptions options;
    private final Executor background;
    private CompletableFuture<Integer> prepared;
    private ChannelFull refusal;
    private long refusedAtNanos;
    private volatile int bytes;

    SegmentsAhead(SegmentFolder folder, ChannelOptions options, Executor background) {
        this.folder = folder;
        this.options = options;
        this.background = background;
    }

    /** Starts to prepare the segment that follows one of this size, unless that was done. */
    void prepareAfter(int segmentBytes) {
        boolean waits = refusal != null && System.nanoTime() - refusedAtNanos < RETRY_AFTER.toNanos();
        if (prepared == null && !waits) {
            int next = Math.clamp(segmentBytes * 4L, options.segmentBytesFirst(), options.segmentBytesMax());
            prepared = CompletableFuture.supplyAsync(() -> prepare(next), background);
        }
    }

    /**
     * Waits for the segment that follows one of this size and gives it the name.
     *
     * @throws ChannelFull when the disk has no room for it
     */
    StoreFile take(int segmentBytes, SegmentHeader header) throws IOException {
        if (prepared != null && prepared.isCompletedExceptionally()) {
            prepared = null; // the disk was full then; ask how it is now
        }
        prepareAfter(segmentBytes);
        if (prepared == null) {
            throw refusal;
        }
        try {
            prepared.join();
        } catch (CompletionException e) {
            refusedAtNanos = System.nanoTime();
            refusal = refusal(e.getCause());
            throw refusal;
        } finally {
            prepared = null;
        }
        refusal = null;
        bytes = 0;
        return named(header);
    }

    private ChannelFull refusal(Throwable cause) {
        String why = cause instanceof IOException ? cause.getMessage() : cause.toString();
        return new ChannelFull("The events were not stored: there is no room for the next segment in [" + folder.path()
                + "]: " + why + ". Free some disk; storing goes on by itself then, and delivery goes on meanwhile.");
    }

    private StoreFile named(SegmentHeader header) throws IOException {
        Path named = folder.segment(header.baseOffset());
        try (StoreFile file = folder.disk().open(folder.ahead())) {
            header.write(file);
            file.force();
        }
        folder.disk().rename(folder.ahead(), named);
        folder.disk().syncDirectory(folder.path());
        return folder.disk().open(named);
    }

    private int prepare(int next) {
        try {
            folder.disk().delete(folder.ahead());
            long usable = folder.disk().usableBytes(folder.path());
            if (usable < next + options.reserveBytes()) {
                throw new IOException("[" + usable + "] bytes are free, [" + next + "] are needed and ["
                        + options.reserveBytes() + "] are kept for the state of deliveries");
            }
            try (StoreFile file = folder.disk().create(folder.ahead())) {
                file.preallocate(next);
            }
            bytes = next;
            return next;
        } catch (IOException e) {
            LOG.warn("the next segment in [{}] cannot be prepared: [{}]", folder.path(), e.getMessage());
            discard();
            throw new CompletionException(e);
        }
    }

    private void discard() {
        try {
            folder.disk().delete(folder.ahead());
        } catch (IOException e) {
            LOG.warn("[{}] cannot be deleted: [{}]", folder.ahead(), e.getMessage());
        }
    }

    /** How much disk is prepared and not yet used. */
    int bytes() {
        return bytes;
    }

    /** Waits for what is being prepared and gives the disk back. */
    void close() {
        if (prepared != null) {
            prepared.handle((done, failure) -> done).join();
            prepared = null;
        }
        discard();
    }
}
