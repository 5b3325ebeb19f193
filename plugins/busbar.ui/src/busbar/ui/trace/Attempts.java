package busbar.ui.trace;

import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often one target was tried, over all replays of the event: each replay counts from 1 again. Taking a step twice
 *  changes nothing. */
final class Attempts {
    private final TreeMap<Long, Span> rounds = new TreeMap<>(); // one for each replay, and the first one under -1

    /** The attempts of one round, by their numbers. */
    private record Span(int first, int last) {
        Span with(int attempt) {
            return new Span(Math.min(first, attempt), Math.max(last, attempt));
        }
    }

    /** @param replays of the event, by their numbers */
    void take(TraceStep step, TreeSet<Long> replays) {
        if (step.attempt() > 0) {
            Long replay = replays.floor(step.seq());
            rounds.merge(replay == null ? -1 : replay, new Span(step.attempt(), step.attempt()),
                    (known, one) -> known.with(step.attempt()));
        }
    }

    /** A round that does not begin with 1 goes on with what was being retried when another target's letter came. */
    int sum() {
        int sum = 0;
        int before = 0;
        for (Map.Entry<Long, Span> round : rounds.entrySet()) {
            Span span = round.getValue();
            sum += span.first() == 1 ? span.last() : Math.max(0, span.last() - before);
            before = span.last();
        }
        return sum;
    }

    /** Adds the replays that a trace knows. @return whether one was new and lies before what was known */
    static boolean learn(List<TraceStep> trace, TreeSet<Long> replays, long newest) {
        boolean late = false;
        for (TraceStep step : trace) {
            late |= step.action() == TraceAction.REPLAYED && replays.add(step.seq()) && step.seq() < newest;
        }
        return late;
    }
}
