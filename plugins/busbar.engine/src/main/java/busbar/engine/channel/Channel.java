package busbar.engine.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The durable, append-only log of one bus: the port behind which an embedded or a distributed engine stores events.
 *
 * <p>Offsets are the dense numbers of records, from 0; a number is never given twice, not even after retention or a
 * crash. Readers see published records only: those that are on disk. A crash may publish records whose append was never
 * acknowledged (they were complete on disk), so a producer that tries again may store an event twice; it never loses an
 * acknowledged one. Every method may be called from any thread, also from virtual ones; an interrupt harms nothing.
 */
public interface Channel extends AutoCloseable {
    /**
     * Stores the records, all or none, under consecutive offsets. The future completes after they are on disk.
     *
     * <p>Waits a short while when the queue of the writer is full; that is the backpressure. The future completes on
     * a thread of the channel, at times the writer's, and those of two appends in any order: attach only what does not
     * block, or use the {@code ...Async} methods.
     *
     * @param records one to {@link ChannelOptions#BATCH_RECORDS_MAX}, together at most
     *        {@link ChannelOptions#batchBytesMax()}
     * @return the offset of the first record; or fails with {@link ChannelFull} (nothing was stored, try later),
     *         {@link ChannelFailed} (the disk failed, it is unknown whether the records are stored) or
     *         {@link ChannelClosed}
     * @throws IllegalArgumentException when the records are none or too large together
     */
    CompletableFuture<Long> append(List<ChannelRecord> records);

    /** As {@link #append}, but waits and throws {@link ChannelException} itself. */
    default long appendAndWait(List<ChannelRecord> records) {
        try {
            return append(records).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ChannelException refused) {
                throw refused.again();
            }
            throw e;
        }
    }

    /** The offset of the oldest record kept; equal to {@link #endOffset} when nothing is kept. */
    long firstOffset();

    /** The offset that the next published record will have: one past the last readable one. */
    long endOffset();

    /**
     * Reads published records in order. Damaged records are left out, reported loudly once and counted.
     *
     * @param fromOffset where to begin; below {@link #firstOffset} means from there, at or past the end reads nothing
     * @param recordsMax at most so many records, 1 or more
     * @param bytesMax stops before the sum of payloads passes this, but returns one record however large it is
     */
    ReadBatch read(long fromOffset, int recordsMax, long bytesMax);

    /** The record at the offset; empty when retention took it, when it is not published yet, or when it is damaged. */
    Optional<StoredRecord> get(long offset);

    /** The offset of the first kept record whose time is at or after this one; {@link #endOffset} when none is. */
    long offsetAt(Instant time);

    /**
     * Waits until a record at or past the offset is published.
     *
     * @return whether it is; false after the timeout and when the channel was closed
     */
    boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException;

    /**
     * Deletes whole old segments as the policy says, oldest first; the segment being written always stays.
     *
     * @param keepFromOffset the lowest offset that an unfinished cursor still needs; {@link #endOffset} or more when
     *        none needs any. What is at or past it goes only under {@link Retention.Needed#DROP}, forced by size.
     */
    RetentionReport retain(Retention policy, long keepFromOffset);

    /** What state the channel is in and what damage it knows of. */
    ChannelHealth health();

    /** Stores what is queued, then closes the files.
     *  Appends after it fail with {@link ChannelClosed}; may be repeated. */
    @Override
    void close();
}
