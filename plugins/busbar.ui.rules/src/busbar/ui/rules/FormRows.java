package busbar.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** Rows of label and field that show what a model says and tell it what is typed. Rows stand in sections, which stand
 *  under each other, or side by side where there is room. */
final class FormRows {
    private static final int ROOM_LINES = 5; // that a field needs beyond its least, to be side by side with another
    private final Composite content;
    private final Runnable resized;
    private Composite parent;
    private final List<Runnable> pulls = new ArrayList<>();
    private boolean pulling;

    /** @param resized is told when a part of the form grew or shrank */
    FormRows(Composite content, Runnable resized) {
        this.content = content;
        this.resized = resized;
        GridLayoutFactory.fillDefaults().margins(10, 8).spacing(20, 4).equalWidth(true).applyTo(content);
    }

    /** Places the sections for this width, side by side where there is room.
     *
     *  @return the size that the form needs, which may be wider */
    Point fit(int width) {
        boolean several = content.getChildren().length > 1;
        int needed = columns(several ? 2 : 1);
        if (several && needed + 2 * ROOM_LINES * lineHeight(content) > width) {
            needed = columns(1);
        }
        content.layout(true, true);
        return new Point(needed, content.computeSize(Math.max(needed, width), SWT.DEFAULT).y);
    }

    private int columns(int count) {
        ((GridLayout) content.getLayout()).numColumns = count;
        return content.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
    }

    /** Begins another section; the rows that follow stand in it. */
    void section(String words) {
        section();
        title(words);
    }

    /** Begins a section that has its own kind of title. */
    Composite section() {
        parent = new Composite(content, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 5).applyTo(parent);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(parent);
        return parent;
    }

    /** Shows with every refresh what is no row. */
    void onRefresh(Runnable pull) {
        pulls.add(pull);
    }

    void changedSize() {
        resized.run();
    }

    /** Shows what the model says now. */
    void refresh() {
        pulling = true;
        try {
            pulls.forEach(Runnable::run);
        } finally {
            pulling = false;
        }
    }

    void title(String words) {
        Label title = new Label(parent, SWT.NONE);
        title.setText(words);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().span(2, 1).indent(0, 4).applyTo(title);
    }

    Text text(String label, String id, Supplier<String> get, Consumer<String> set) {
        label(label);
        return bound(new Text(parent, SWT.BORDER | SWT.SINGLE), id, get, set);
    }

    /** A field of several lines under its label, over the whole width. */
    Text area(String label, String id, int lines, Supplier<String> get, Consumer<String> set) {
        Label above = new Label(parent, SWT.NONE);
        above.setText(label);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(above);
        Text area = bound(new Text(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.WRAP), id, get, set);
        area.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(60, lines * lineHeight(area))
                .applyTo(area);
        return area;
    }

    Combo choice(String label, String id, List<String> values, Supplier<String> get, Consumer<String> set) {
        label(label);
        Combo combo = named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), id);
        combo.setItems(values.toArray(String[]::new));
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(combo);
        combo.addListener(SWT.Selection, e -> tell(() -> set.accept(combo.getText())));
        pulls.add(() -> combo.setText(get.get()));
        return combo;
    }

    /** A choice whose last entry is no value but does something, and answers what is chosen then. */
    Combo choice(String label, String id, Options options, Supplier<String> get, Consumer<String> set) {
        label(label);
        Combo combo = named(new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY), id);
        List<String> entries = new ArrayList<>(options.words());
        entries.add(options.more());
        combo.setItems(entries.toArray(String[]::new));
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(combo);
        Runnable pull = () -> combo.select(options.values().indexOf(get.get()));
        combo.addListener(SWT.Selection, e -> tell(() -> {
            if (combo.getSelectionIndex() < options.values().size()) {
                set.accept(options.values().get(combo.getSelectionIndex()));
            } else {
                options.ask().get().ifPresent(set);
            }
            if (!combo.isDisposed()) {
                pull.run();
            }
        }));
        pulls.add(pull);
        return combo;
    }

    /** What a choice offers.
     *
     *  @param words what is shown for each value
     *  @param more the words of the last entry, which asks for another value */
    record Options(List<String> values, List<String> words, String more, Supplier<Optional<String>> ask) {
    }

    Button button(String words, String id, Runnable verb) {
        Button button = named(new Button(parent, SWT.PUSH), id);
        button.setText(words);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
        button.addListener(SWT.Selection, e -> verb.run());
        return button;
    }

    Spinner number(String label, String id, int min, int max, IntSupplier get, IntConsumer set) {
        label(label);
        Spinner spinner = named(new Spinner(parent, SWT.BORDER), id);
        spinner.setValues(get.getAsInt(), min, max, 0, 1, 10);
        GridDataFactory.swtDefaults().applyTo(spinner);
        spinner.addListener(SWT.Modify, e -> tell(() -> set.accept(spinner.getSelection())));
        pulls.add(() -> {
            if (spinner.getSelection() != get.getAsInt()) {
                spinner.setSelection(get.getAsInt());
            }
        });
        return spinner;
    }

    Button check(String label, String id, Supplier<Boolean> get, Consumer<Boolean> set) {
        Button check = named(new Button(parent, SWT.CHECK), id);
        check.setText(label);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(check);
        check.addListener(SWT.Selection, e -> tell(() -> set.accept(check.getSelection())));
        pulls.add(() -> check.setSelection(get.get()));
        return check;
    }

    /** A line that is there only while something is wrong. */
    void problem(String id, Supplier<String> get) {
        Label line = named(new Label(parent, SWT.WRAP), id);
        line.setForeground(JFaceResources.getColorRegistry()
                .get(org.eclipse.jface.preference.JFacePreferences.ERROR_COLOR));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(120, SWT.DEFAULT).exclude(true).applyTo(line);
        pulls.add(() -> {
            if (!line.getText().equals(get.get())) {
                line.setText(get.get());
                ((GridData) line.getLayoutData()).exclude = get.get().isEmpty();
                line.setVisible(!get.get().isEmpty());
                changedSize();
            }
        });
    }

    Label label(String words) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(words);
        return label;
    }

    Composite parent() {
        return parent;
    }

    private Text bound(Text text, String id, Supplier<String> get, Consumer<String> set) {
        named(text, id);
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(text);
        text.addListener(SWT.Modify, e -> tell(() -> set.accept(text.getText())));
        pulls.add(() -> {
            if (!text.getText().equals(get.get())) {
                text.setText(get.get());
            }
        });
        return text;
    }

    private void tell(Runnable change) {
        if (!pulling) {
            change.run();
        }
    }

    static <T extends Control> T named(T control, String id) {
        control.setData("busbar.id", id);
        return control;
    }

    private static int lineHeight(Control control) {
        GC gc = new GC(control);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }
}
