package busbar.ui.explorer;

import busbar.ui.session.BusItem;
import busbar.ui.session.RuleItem;
import java.util.List;

/** A bus with what lies under it in the tree. */
record BusEntry(BusItem item, List<RuleItem> rules, DeadLettersItem deadLetters) {

    /** The dead letters of a bus. */
    record DeadLettersItem(BusItem bus, long count) {
    }
}
