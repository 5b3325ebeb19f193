package busbar.engine.match;

import busbar.api.model.EventRule;
import busbar.api.pattern.EventPattern;
import java.util.List;

/** A rule as the index holds it. The same object until the rule changes.
 *
 *  @param needed paths in a CloudEvent of all that the pattern asks for
 *  @param entries where the index holds it; one of them is met by each event that the rule wants. Empty for one that
 *      has to
 *      be asked about every event */
record Compiled(EventRule rule, EventPattern pattern, List<List<String>> needed, List<Entry> entries) {

    /** @param path of a field in a CloudEvent */
    record Entry(List<String> path, Key key) {
    }

    Compiled {
        needed = List.copyOf(needed);
        entries = List.copyOf(entries);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
