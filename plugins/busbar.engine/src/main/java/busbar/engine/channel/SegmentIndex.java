package busbar.engine.channel;

import java.util.Arrays;

/**
 * Finds records of one segment by offset and by time without reading all of it. One entry for each
 * {@link #BYTES_PER_ENTRY} of the segment: at most 4,096 entries, 64 KiB, for a segment of 64 MiB. One thread adds, any
 * thread looks up.
 */
final class SegmentIndex {
    /** A lookup reads this much, 3 to 4 µs from the page cache. */
    static final int BYTES_PER_ENTRY = 16 * 1024;

    private final long baseOffset;
    private volatile Table table = new Table(new int[16], new int[16], new long[16], 0);
    private volatile long timeMax = Long.MIN_VALUE;

    /** The arrays are shared and only grow at the end; the count says how much of them is there. */
    private record Table(int[] positions, int[] relatives, long[] timesBefore, int count) {
        Table with(int position, int relative, long timeBefore) {
            Table room = count < positions.length ? this : grown();
            room.positions[count] = position;
            room.relatives[count] = relative;
            room.timesBefore[count] = timeBefore;
            return new Table(room.positions, room.relatives, room.timesBefore, count + 1);
        }

        private Table grown() {
            return new Table(Arrays.copyOf(positions, 2 * count), Arrays.copyOf(relatives, 2 * count),
                    Arrays.copyOf(timesBefore, 2 * count), count);
        }
    }

    SegmentIndex(long baseOffset) {
        this.baseOffset = baseOffset;
    }

    void add(long offset, int position, long timeMillis) {
        Table now = table;
        if (now.count == 0 || position - now.positions[now.count - 1] >= BYTES_PER_ENTRY) {
            addEntry(position, (int) (offset - baseOffset), timeMax);
        }
        if (timeMillis > timeMax) {
            timeMax = timeMillis;
        }
    }

    /** An entry as {@link #entry} gave it; to be followed by {@link #timeMax(long)}. */
    void addEntry(int position, int relative, long timeBefore) {
        table = table.with(position, relative, timeBefore);
    }

    void timeMax(long millis) {
        timeMax = millis;
    }

    /** The newest time of all records; the lowest long when there are none. */
    long timeMax() {
        return timeMax;
    }

    /** A frame to start from: its place, and the newest time of all records before it. */
    record Entry(int position, long offset, long timeBefore) {}

    int entries() {
        return table.count;
    }

    Entry entry(int i) {
        return entry(table, i);
    }

    private Entry entry(Table from, int i) {
        return new Entry(from.positions[i], baseOffset + from.relatives[i], from.timesBefore[i]);
    }

    /** The last entry at or before the offset; the begin of the segment when there is none. */
    Entry floor(long offset) {
        Table now = table;
        int found = Arrays.binarySearch(now.relatives, 0, now.count, (int) (offset - baseOffset));
        int i = found >= 0 ? found : -found - 2;
        return i >= 0 ? entry(now, i) : start();
    }

    /** The position of the first entry after the offset, or this limit. */
    int ceiling(long offset, int limit) {
        Table now = table;
        int found = Arrays.binarySearch(now.relatives, 0, now.count, (int) (offset - baseOffset));
        int i = found >= 0 ? found + 1 : -found - 1;
        return i < now.count ? now.positions[i] : limit;
    }

    /** The last entry that no record of this time or later comes before. */
    Entry before(long timeMillis) {
        Table now = table;
        int low = 0;
        int high = now.count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (now.timesBefore[middle] < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 ? entry(now, low - 1) : start();
    }

    private Entry start() {
        return new Entry(SegmentHeader.BYTES, baseOffset, Long.MIN_VALUE);
    }
}
