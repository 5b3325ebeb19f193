package busbar.engine.channel;

import java.time.Duration;

/**
 * The sizes of a channel.
 *
 * @param segmentBytesFirst size of the first segment; each following one is four times as large up to the maximum, so
 *        that a quiet bus takes little disk and a busy one rolls seldom
 * @param segmentBytesMax largest segment; what retention deletes at once, and what is scanned when a crash is recovered
 * @param batchBytesMax largest append, as stored; it must fit into the smallest segment
 * @param queueBytesMax appends that wait for the writer hold at most this much memory; past it {@code append} waits
 * @param queueWaitMax how long {@code append} waits for room in the queue before it refuses
 * @param reserveBytes disk that stays free for the state beside the log: when preparing the next segment would leave
 *        less, appends are refused while delivery, which must write its cursors, goes on
 */
public record ChannelOptions(int segmentBytesFirst, int segmentBytesMax, int batchBytesMax, long queueBytesMax,
        Duration queueWaitMax, long reserveBytes) {
    private static final int MIB = 1 << 20;

    /** A batch of a publisher has 16 events, a bulk import some hundreds; a count must fit two bytes in the file. */
    public static final int BATCH_RECORDS_MAX = 32_767;

    /** 16 MiB growing to 64 MiB, appends up to 8 MiB, 32 MiB queued, 2 s of waiting, 128 MiB left on the disk. */
    public static final ChannelOptions DEFAULT =
            new ChannelOptions(16 * MIB, 64 * MIB, 8 * MIB, 32L * MIB, Duration.ofSeconds(2), 128L * MIB);

    public ChannelOptions {
        check(segmentBytesFirst >= 16_384, "segmentBytesFirst is " + segmentBytesFirst + "; give 16384 or more.");
        check(segmentBytesMax >= segmentBytesFirst, "segmentBytesMax is smaller than segmentBytesFirst.");
        check(segmentBytesMax <= 1 << 30, "segmentBytesMax is " + segmentBytesMax + "; give 1 GiB or less.");
        check(batchBytesMax >= 1024, "batchBytesMax is " + batchBytesMax + "; give 1024 or more.");
        check(batchBytesMax <= segmentBytesFirst - 8192, "batchBytesMax must leave 8 KiB of the first segment.");
        check(queueBytesMax >= batchBytesMax, "queueBytesMax must hold at least one batch.");
        check(!queueWaitMax.isNegative(), "queueWaitMax is negative.");
        check(reserveBytes >= 0, "reserveBytes is negative.");
    }

    /** The same for segments of another size, e.g. small ones in tests; the batch bound shrinks with them. */
    public ChannelOptions withSegmentBytes(int first, int max) {
        return new ChannelOptions(first, max, Math.min(batchBytesMax, first - 8192), queueBytesMax, queueWaitMax,
                reserveBytes);
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
