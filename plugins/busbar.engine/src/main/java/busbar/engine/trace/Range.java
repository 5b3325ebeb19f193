package busbar.engine.trace;

/** Offsets of a log. @param until the first that is not among them */
public record Range(long from, long until) {

    public long size() {
        return Math.max(0, until - from);
    }

    Range within(long first, long end) {
        return new Range(Math.max(from, first), Math.min(until, end));
    }
}
