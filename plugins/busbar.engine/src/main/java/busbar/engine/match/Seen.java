package busbar.engine.match;

import busbar.api.event.StructuredEvent;
import busbar.api.json.FieldScan;
import busbar.api.json.FieldTrie;
import busbar.api.json.FieldValues;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import com.fasterxml.jackson.databind.JsonNode;

/** An event as rules look at it: field by field where both allow that, else as a tree, made once. One thread. */
final class Seen {
    private final StructuredEvent event;
    private final FieldValues values;
    private final FieldTrie<ValueIndex> needed;
    private final boolean flat;
    private JsonNode tree;
    private JsonNode asAws;

    /** @param values what a pass for the needed fields found */
    Seen(StructuredEvent event, FieldValues values, FieldTrie<ValueIndex> needed) {
        this.event = event;
        this.values = values;
        this.needed = needed;
        flat = !values.isRepeated() && !values.isListed();
    }

    boolean isWantedBy(Compiled rule) {
        if (!flat || !rule.flat()) {
            return rule.pattern().matchesView(view(rule.pattern().dialect()));
        }
        for (Check check : rule.checks()) {
            if (!check.holds(values)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode view(Dialect dialect) {
        if (tree == null) {
            tree = FieldScan.read(event.utf8(), needed);
        }
        if (dialect == Dialect.AWS && asAws == null) {
            asAws = EventPattern.view(tree, Dialect.AWS);
        }
        return dialect == Dialect.AWS ? asAws : tree;
    }
}
