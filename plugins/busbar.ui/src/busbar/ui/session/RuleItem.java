package busbar.ui.session;

import busbar.api.model.EventRule;

/** A rule as it is shown and selected. */
public record RuleItem(RuleRef ref, EventRule rule) {
}
