package busbar.ui.rule;

import busbar.ui.session.RuleItem;
import org.eclipse.core.expressions.PropertyTester;

/** Tells menus whether a rule is enabled. */
public class RuleTester extends PropertyTester {

    @Override
    public boolean test(Object rule, String property, Object[] arguments, Object expected) {
        return ((RuleItem) rule).rule().enabled() == Boolean.TRUE.equals(expected);
    }
}
