package busbar.ui.rules;

import busbar.api.pattern.Dialect;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** Dialect and pattern: the JSON itself, and a row that adds a condition to it. */
final class FilterForm {
    private static final List<String> FIELDS = List.of("source", "type", "subject", "data.");
    private final RuleModel model;
    private String added = "";

    FilterForm(RuleModel model) {
        this.model = model;
    }

    void fill(FormRows rows) {
        rows.title(Messages.FilterForm_title);
        rows.choice(Messages.FilterForm_dialect, "filter.dialect",
                Arrays.stream(Dialect.values()).map(d -> d.name().toLowerCase(java.util.Locale.ROOT)).toList(),
                () -> model.sketch().dialect().name().toLowerCase(java.util.Locale.ROOT),
                name -> model.edit(model.sketch().withPattern(
                        Dialect.valueOf(name.toUpperCase(java.util.Locale.ROOT)), pattern())));
        rows.area(Messages.FilterForm_pattern, "filter.pattern", 6, this::pattern,
                json -> model.editField("pattern", model.sketch().withPattern(model.sketch().dialect(), json)));
        rows.problem("filter.problem", () -> added.isEmpty() ? model.sketch().patternProblem().orElse("") : added);
        rows.title(Messages.FilterForm_add);
        condition(rows);
    }

    private void condition(FormRows rows) {
        Composite row = new Composite(rows.parent(), SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 6).applyTo(row);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(row);
        Combo field = combo(row, SWT.DROP_DOWN, FIELDS, "filter.field", Messages.FilterForm_field);
        Combo operator = combo(row, SWT.DROP_DOWN | SWT.READ_ONLY, PatternEdit.OPERATORS, "filter.operator",
                Messages.FilterForm_operator);
        Text value = FormRows.named(new Text(row, SWT.BORDER), "filter.value");
        value.setMessage(Messages.FilterForm_value);
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(value);
        Button add = FormRows.named(new Button(row, SWT.PUSH), "filter.add");
        add.setText(Messages.FilterForm_addButton);
        GridDataFactory.fillDefaults().applyTo(add);
        Runnable adding = () -> add(rows, field.getText(), operator.getText(), value.getText());
        add.addListener(SWT.Selection, e -> adding.run());
        value.addListener(SWT.DefaultSelection, e -> adding.run());
    }

    private static Combo combo(Composite row, int style, List<String> items, String id, String tip) {
        Combo combo = FormRows.named(new Combo(row, style), id);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.setToolTipText(tip);
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    private void add(FormRows rows, String field, String operator, String value) {
        try {
            added = "";
            model.edit(model.sketch().withPattern(model.sketch().dialect(),
                    PatternEdit.add(pattern(), field, operator, value)));
        } catch (IllegalArgumentException e) {
            added = e.getMessage();
            rows.refresh();
        }
    }

    private String pattern() {
        return model.sketch().pattern().orElse("");
    }
}
