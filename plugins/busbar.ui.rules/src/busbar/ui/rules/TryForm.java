package busbar.ui.rules;

import busbar.api.pattern.Explanation;
import busbar.api.pattern.Explanation.FieldResult;
import busbar.ui.kit.ThemeColors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/** Says, while the filter is drawn, whether a sample event would match it, and for each field why. */
final class TryForm {
    private static final int SAMPLE_LINES = 6;
    private final RuleModel model;
    private final SampleEvent sample;
    private FormRows rows;
    private Composite inside;
    private Text json;
    private StyledText result;

    TryForm(RuleModel model, SampleEvent sample) {
        this.model = model;
        this.sample = sample;
    }

    void fill(FormRows form) {
        rows = form;
        Composite section = rows.section();
        Button fold = FormRows.named(new Button(section, SWT.CHECK), "try.fold");
        fold.setText(Messages.TryForm_title);
        fold.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        fold.setSelection(!sample.isFolded());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(fold);
        inside = new Composite(section, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 5).applyTo(inside);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(inside);
        fields();
        unfold(fold.getSelection());
        fold.addListener(SWT.Selection, e -> unfold(fold.getSelection()));
        rows.onRefresh(this::refresh);
        if (sample.json().isEmpty()) {
            sample.load(json, this::offer);
        }
    }

    private void unfold(boolean open) {
        sample.folded(!open);
        inside.setVisible(open);
        ((GridData) inside.getLayoutData()).exclude = !open;
        rows.changedSize();
    }

    private void fields() {
        PixelConverter pixels = new PixelConverter(inside);
        result = FormRows.named(new StyledText(inside, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY), "try.result");
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(result);
        json = FormRows.named(new Text(inside, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL), "try.sample");
        json.setFont(JFaceResources.getTextFont());
        json.setToolTipText(Messages.TryForm_sample);
        json.setText(sample.json());
        json.addListener(SWT.Modify, e -> typed());
        GridDataFactory.fillDefaults().grab(true, false)
                .hint(60, pixels.convertHeightInCharsToPixels(SAMPLE_LINES)).applyTo(json);
        Link newest = FormRows.named(new Link(inside, SWT.NONE), "try.newest");
        newest.setText("<a>" + Messages.TryForm_newest + "</a>");
        newest.addListener(SWT.Selection, e -> sample.load(json, json::setText));
    }

    /** What was read does not replace what was typed meanwhile. */
    private void offer(String read) {
        if (sample.json().isEmpty()) {
            json.setText(read);
        }
    }

    private void typed() {
        sample.json(json.getText());
        refresh();
    }

    private void refresh() {
        switch (sample.json().isEmpty() ? new TryOut.Unknown(Messages.TryForm_loading)
                : TryOut.of(model.sketch(), sample.json())) {
            case TryOut.Unknown(String why) -> {
                result.setText("");
                say(why, ThemeColors.FAINT, SWT.NORMAL);
            }
            case TryOut.Said(Explanation explanation) -> say(explanation);
        }
        rows.changedSize();
    }

    private void say(Explanation explanation) {
        result.setText("");
        say(explanation.matches() ? Messages.TryForm_matches : Messages.TryForm_matchesNot,
                explanation.matches() ? ThemeColors.GOOD : ThemeColors.BAD, SWT.BOLD);
        for (FieldResult field : explanation.fields()) {
            say((field.matched() ? "\n✓ " : "\n✗ ") + field.path(),
                    field.matched() ? ThemeColors.GOOD : ThemeColors.BAD, SWT.BOLD);
            say("  " + words(field), null, SWT.NORMAL);
            if (!field.hint().isEmpty()) {
                say("\n    " + field.hint(), ThemeColors.WAITING, SWT.NORMAL);
            }
        }
    }

    private static String words(FieldResult field) {
        return Messages.bind(Messages.TryForm_field, field.expected(),
                field.found().isEmpty() ? Messages.TryForm_nothing : field.found());
    }

    /** @param color by its name; null for the text's own */
    private void say(String words, String color, int style) {
        int start = result.getCharCount();
        result.append(words);
        result.setStyleRange(new StyleRange(start, words.length(), color == null ? null : ThemeColors.get(color), null,
                style));
    }
}
