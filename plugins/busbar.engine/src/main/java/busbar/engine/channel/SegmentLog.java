package busbar.engine.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of a channel, oldest first, without holes: each begins where the one before ends, and the last is being
 * written. Readers take the list as it is at the moment; the writer adds at its end, retention takes from its begin.
 */
final class SegmentLog {
    /** Sealed segments whose file and index are held: 1 MB of index at most, and few file handles for many buses. */
    private static final int LOADED_MAX = 16;
    private static final Logger LOG = LoggerFactory.getLogger(SegmentLog.class);

    private final LinkedHashSet<Segment> loaded = new LinkedHashSet<>();
    private volatile List<Segment> segments;

    SegmentLog(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    List<Segment> segments() {
        return segments;
    }

    long firstOffset() {
        return segments.getFirst().baseOffset();
    }

    long bytes() {
        return segments.stream().mapToLong(Segment::fileBytes).sum();
    }

    /** The segment that holds the offset; the first one when it is below all. */
    Segment holding(long offset) {
        List<Segment> now = segments;
        int low = 0;
        int high = now.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (now.get(middle).baseOffset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return now.get(low);
    }

    /** The oldest segment with a record of this time or later. */
    Optional<Segment> reaching(long timeMillis) {
        return segments.stream().filter(segment -> segment.timeMax() >= timeMillis).findFirst();
    }

    /** Tells that a segment is about to be read; lets go the one that was not read for longest. */
    void touch(Segment segment) throws IOException {
        Segment released = null;
        synchronized (loaded) {
            if (segment != segments.getLast()) {
                loaded.remove(segment);
                loaded.add(segment);
                released = loaded.size() > LOADED_MAX ? loaded.removeFirst() : null;
            }
        }
        if (released != null) {
            released.release();
        }
    }

    /** The last segment is sealed from now on, and this one is being written. */
    synchronized void add(Segment active) {
        List<Segment> more = new ArrayList<>(segments);
        more.add(active);
        segments = List.copyOf(more);
    }

    /** Stores the index of a sealed segment and counts it among the loaded ones. */
    void seal(Segment sealed, DamageLog damage) {
        try {
            sealed.storeIndex(damage.records(sealed.baseOffset(), sealed.endOffset()));
            touch(sealed);
        } catch (IOException e) {
            LOG.warn("the index of [{}] was not stored, [{}]; the next opening scans the segment", sealed.path(),
                    e.toString());
        }
    }

    /** Takes the oldest segment away, if it is still the oldest and not the one being written. */
    synchronized boolean dropFirst(Segment oldest) throws IOException {
        List<Segment> now = segments;
        if (now.size() < 2 || now.getFirst() != oldest) {
            return false;
        }
        segments = now.subList(1, now.size());
        synchronized (loaded) {
            loaded.remove(oldest);
        }
        oldest.delete();
        return true;
    }

    synchronized void close() throws IOException {
        IOException failure = null;
        for (Segment segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
