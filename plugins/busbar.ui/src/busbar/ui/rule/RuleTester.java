package busbar.ui.rule;

import busbar.api.subscription.Subscription.State;
import busbar.ui.session.RuleItem;
import org.eclipse.core.expressions.PropertyTester;

/** Tells menus whether a rule is enabled, and whether delivery to its targets is paused. */
public class RuleTester extends PropertyTester {

    @Override
    public boolean test(Object node, String property, Object[] arguments, Object expected) {
        RuleItem item = (RuleItem) node;
        return switch (property) {
            case "paused" -> item.has(State.PAUSED);
            case "delivering" -> item.has(State.LIVE) || item.has(State.CATCHING_UP);
            default -> item.rule().enabled() == Boolean.TRUE.equals(expected);
        };
    }
}
