package busbar.engine.channel;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each damage once, loudly, and counts the records that are lost by it. Any thread. */
final class DamageLog {
    /** Ranges told apart, 400 KB; past it the disk is a wreck, and the count says "at least". */
    private static final int RANGES_MAX = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(DamageLog.class);

    private final String channel;
    /** From offset to offset behind; ranges that neither touch nor overlap. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long records;

    DamageLog(String channel) {
        this.channel = channel;
    }

    /** The records from this offset to before that one are there but cannot be read. */
    synchronized void add(long fromOffset, long toOffset) {
        long before = records;
        if (toOffset > fromOffset && !isKnown(fromOffset, toOffset) && ranges.size() < RANGES_MAX) {
            merge(fromOffset, toOffset);
            LOG.error("channel [{}]: [{}] stored records cannot be read, offsets [{}] to [{}]: the disk returned other "
                    + "bytes than were written. They are skipped, all others are kept. Check the disk.",
                    channel, records - before, fromOffset, toOffset - 1);
        }
    }

    private boolean isKnown(long fromOffset, long toOffset) {
        Map.Entry<Long, Long> range = ranges.floorEntry(fromOffset);
        return range != null && range.getValue() >= toOffset;
    }

    private void merge(long fromOffset, long toOffset) {
        long from = fromOffset;
        long to = toOffset;
        Map.Entry<Long, Long> touching = ranges.floorEntry(to);
        while (touching != null && touching.getValue() >= from) {
            ranges.remove(touching.getKey());
            records -= touching.getValue() - touching.getKey();
            from = Math.min(from, touching.getKey());
            to = Math.max(to, touching.getValue());
            touching = ranges.floorEntry(to);
        }
        ranges.put(from, to);
        records += to - from;
    }

    synchronized long records() {
        return records;
    }

    /** How many damaged records are known from this offset to before that one. */
    synchronized long records(long fromOffset, long toOffset) {
        return ranges.subMap(fromOffset, toOffset).entrySet().stream()
                .mapToLong(range -> Math.min(range.getValue(), toOffset) - range.getKey()).sum();
    }
}
