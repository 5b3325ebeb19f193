package busbar.http.wire;

import busbar.api.PutResult;
import busbar.api.event.Event;
import busbar.api.pattern.Dialect;
import busbar.api.trace.TraceStep;
import java.util.List;

/** Small questions and answers that are no nouns of their own. */
public final class Bodies {

    private Bodies() {
    }

    public record PatternTest(String pattern, Dialect dialect, Event event) {
    }

    public record Discard(String bus, List<String> ids) {
    }

    public record JobId(String id) {
    }

    public record Count(long count) {
    }

    /** A place in a bus's log, in words. */
    public record From(String from) {
    }

    /** What became of a put, with the vendor's three error fields where nothing was taken. */
    public record Put(int failedCount, List<PutResult.Entry> entries, String code, String message, String requestId) {
    }

    /** What a live feed brings. */
    public record FeedSteps(List<TraceStep> steps, long skipped) {
    }

    /** Why a live feed pauses or ends. */
    public record FeedBreak(String message, boolean ended) {
    }

    public record Health(String status, String product, String version) {
    }

    /** A set of definitions as the text that it is kept as. */
    public record Definitions(String document) {
    }
}
