package busbar.ui.rules;

import busbar.api.model.Names;

/** Name, description and state of the rule.
 *
 *  @param history shows its versions */
record RuleForm(RuleModel model, Runnable history) {

    void fill(FormRows rows) {
        rows.section(Messages.RuleForm_title);
        rows.text(Messages.RuleForm_name, "rule.name", () -> model.sketch().name(),
                name -> model.editField("name", model.sketch().withName(name))).setEditable(isNew());
        rows.problem("rule.problem", this::problem);
        rows.area(Messages.RuleForm_description, "rule.description", 3, () -> model.sketch().description(),
                words -> model.editField("description", model.sketch().withDescription(words)));
        rows.check(Messages.RuleForm_enabled, "rule.enabled", () -> model.sketch().enabled(),
                on -> model.edit(model.sketch().withEnabled(on)));
        if (!isNew()) {
            rows.button(Messages.RuleForm_history, "rule.history", history);
        }
    }

    private boolean isNew() {
        return model.sketch().version() == 0;
    }

    private String problem() {
        try {
            Names.checkRule(model.sketch().name());
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
