package busbar.engine.trace;

import java.util.ArrayList;
import java.util.List;

/** How far the arrivals of one bus were gathered, and where some are missing: what was left out, what a commit lost,
 *  and what the log holds that nobody saw because the engine was killed. Guarded by the owner of its group. */
final class Reach {
    static final long NOTHING = -1;
    private static final int GAPS_MAX = 100; // of one group; more are told as if all between them were missing
    private final long before;
    private final List<Range> gaps = new ArrayList<>();
    private long first = NOTHING;
    private long until;

    /** @param before where the arrivals before ended; {@link #NOTHING} where there were none */
    Reach(long before) {
        this.before = before;
        this.until = before;
    }

    /** Arrivals come in the order of the log; those of before a restart may come again. */
    void arrived(long offset) {
        if (until != NOTHING && offset > until) {
            missed(new Range(until, offset));
        }
        first = first == NOTHING ? offset : first;
        until = Math.max(until, offset + 1);
    }

    /** What an earlier group had was not kept. */
    void missed(Reach lost) {
        missed(lost.all());
        until = Math.max(until, lost.until);
    }

    private void missed(Range range) {
        if (gaps.size() < GAPS_MAX) {
            gaps.add(range);
        } else {
            Range last = gaps.remove(gaps.size() - 1);
            gaps.add(new Range(Math.min(last.from(), range.from()), Math.max(last.until(), range.until())));
        }
    }

    private Range all() {
        long from = before == NOTHING ? first : before;
        return new Range(gaps.stream().mapToLong(Range::from).reduce(from, Math::min), until);
    }

    /** Where the first arrival is that it tells of. */
    long first() {
        return first == NOTHING ? until : first;
    }

    long until() {
        return until;
    }

    List<Range> gaps() {
        return gaps;
    }
}
