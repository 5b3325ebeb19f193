package busbar.engine.channel;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One append on its way to the writer. What can be prepared on the thread of the producer is: the heads, the size. */
record PendingAppend(List<ChannelRecord> records, List<byte[]> heads, int bytes, CompletableFuture<Long> acknowledged) {
    /** Objects around the bytes of a record while it waits. */
    private static final int OVERHEAD_BYTES = 256;

    static PendingAppend of(List<ChannelRecord> records, int bytesMax) {
        List<ChannelRecord> all = List.copyOf(records);
        if (all.isEmpty() || all.size() > ChannelOptions.BATCH_RECORDS_MAX) {
            throw new IllegalArgumentException("An append has 1 to " + ChannelOptions.BATCH_RECORDS_MAX
                    + " records, this one has " + all.size() + ".");
        }
        List<byte[]> heads = all.stream().map(Frame::head).toList();
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            bytes += Frame.bytes(heads.get(i), all.get(i).payload());
        }
        if (bytes > bytesMax) {
            throw new IllegalArgumentException("The append takes " + bytes + " bytes; at most " + bytesMax
                    + " are stored at once. Append fewer or smaller records.");
        }
        return new PendingAppend(all, heads, (int) bytes, new CompletableFuture<>());
    }

    /** What it counts against the bound of the queue. */
    long queuedBytes() {
        return bytes + (long) OVERHEAD_BYTES * records.size();
    }
}
