package busbar.engine;

import busbar.engine.channel.Channel;
import busbar.engine.channel.ReadBatch;
import busbar.engine.channel.StoredRecord;
import busbar.engine.trace.Range;
import java.util.List;
import java.util.OptionalLong;

/** Looks for an event in parts of a log, from the newest to the oldest. */
final class LogSearch {
    private static final int WINDOW = 10_000; // events between two looks at the bound
    private static final int READ_AT_ONCE = 1_000;
    private static final long BYTES_AT_ONCE = 8L << 20;
    private static final long LOOKED_MAX = 2_000_000; // events, some two seconds
    private final Channel channel;
    private final String eventId;
    private final long lookedMax;
    private long looked;

    LogSearch(Channel channel, String eventId) {
        this(channel, eventId, LOOKED_MAX);
    }

    LogSearch(Channel channel, String eventId, long lookedMax) {
        this.channel = channel;
        this.eventId = eventId;
        this.lookedMax = lookedMax;
    }

    /** Offset of the newest event of the id in the first of these parts that has one. */
    OptionalLong newest(List<Range> parts) {
        for (Range part : parts) {
            OptionalLong found = newest(part);
            if (found.isPresent() || !goesOn()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong newest(Range part) {
        long found = -1;
        for (long until = part.until(); until > part.from() && found < 0 && goesOn(); until -= WINDOW) {
            long from = Math.max(part.from(), until - WINDOW);
            found = last(from, until);
            looked += until - from;
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    private long last(long from, long until) {
        long found = -1;
        long next = from;
        while (next < until) {
            ReadBatch batch = channel.read(next, (int) Math.min(READ_AT_ONCE, until - next), BYTES_AT_ONCE);
            for (StoredRecord record : batch.records()) {
                boolean wanted = record.offset() < until && record.record().eventId().equals(eventId);
                found = wanted ? record.offset() : found;
            }
            if (batch.nextOffset() <= next) {
                break;
            }
            next = batch.nextOffset();
        }
        return found;
    }

    private boolean goesOn() {
        return looked < lookedMax;
    }

    long looked() {
        return looked;
    }

    /** Whether it gave up before it had looked at everything. */
    boolean isBrokenOff() {
        return !goesOn();
    }
}
