package busbar.engine.match;

import busbar.api.model.EventRule;
import busbar.api.pattern.EventPattern;
import java.util.List;

/** A rule as the index holds it. The same object until the rule changes.
 *
 *  @param needed paths in a CloudEvent of all that the pattern and the targets' transforms ask for
 *  @param entries where the index holds it; one of them is met by each event that the rule wants. Empty for one that
 *      has to be asked about every event
 *  @param flat whether the checks say all that the pattern wants, field by field
 *  @param checks not to be changed; an array, for it is walked for each event that may be wanted */
record Compiled(EventRule rule, EventPattern pattern, List<List<String>> needed, List<Entry> entries, boolean flat,
        Check[] checks) {

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
