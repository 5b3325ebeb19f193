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
    private final SampleEvent sample;
    private String added = "";

    FilterForm(RuleModel model, SampleEvent sample) {
        this.model = model;
        this.sample = sample;
    }

    void fill(FormRows rows) {
        rows.section(Messages.FilterForm_title);
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
        new TryForm(model, sample).fill(rows);
    }

    private void condition(FormRows rows) {
        Combo field = combo(rows, SWT.DROP_DOWN, FIELDS, "filter.field", Messages.FilterForm_field);
        Combo operator = combo(rows, SWT.DROP_DOWN | SWT.READ_ONLY, PatternEdit.OPERATORS, "filter.operator",
                Messages.FilterForm_operator);
        rows.label(Messages.FilterForm_value);
        Composite line = new Composite(rows.parent(), SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Text value = FormRows.named(new Text(line, SWT.BORDER), "filter.value");
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(value);
        Button add = FormRows.named(new Button(line, SWT.PUSH), "filter.add");
        add.setText(Messages.FilterForm_addButton);
        Runnable adding = () -> add(rows, field.getText(), operator.getText(), value.getText());
        add.addListener(SWT.Selection, e -> adding.run());
        value.addListener(SWT.DefaultSelection, e -> adding.run());
    }

    private static Combo combo(FormRows rows, int style, List<String> items, String id, String label) {
        rows.label(label);
        Combo combo = FormRows.named(new Combo(rows.parent(), style), id);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
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
