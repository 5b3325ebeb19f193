package busbar.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A dialog of labelled fields that makes a value of them, and says while typing why it cannot. UI thread. */
public abstract class FormDialog<T> extends TitledDialog {
    private final String verb;
    private final Map<String, Supplier<String>> fields = new LinkedHashMap<>();
    private final Map<String, List<Control>> rows = new LinkedHashMap<>();
    private Composite form;
    private T result;

    protected FormDialog(Shell shell, String title, String words, String verb) {
        super(shell, title, words);
        this.verb = verb;
    }

    /** Adds the fields, in their order. */
    protected abstract void fields();

    /** @throws IllegalArgumentException saying what is wrong and what to give */
    protected abstract T make();

    /** What tests find the button by that ends the dialog. */
    protected String okId() {
        return "form.ok";
    }

    public T result() {
        return result;
    }

    protected Text field(String id, String label, String value) {
        return text(id, label, value, SWT.SINGLE);
    }

    /** A text that nobody sees.
     *
     *  @param hint what an empty one stands for */
    protected void secret(String id, String label, String hint) {
        text(id, label, "", SWT.SINGLE | SWT.PASSWORD).setMessage(hint);
    }

    /** One of several, known to {@link #get} by its number. */
    protected void choice(String id, String label, List<String> offered, int chosen) {
        Label name = label(label, SWT.CENTER);
        Combo combo = combo(form, id, offered, chosen);
        GridDataFactory.swtDefaults().applyTo(combo);
        put(id, () -> Integer.toString(combo.getSelectionIndex()), name, combo);
    }

    /** A number and its unit, known to {@link #get} as in {@code 7 1} for the second unit; the number may be empty. */
    protected void amount(String id, String label, String number, List<String> units, int chosen) {
        Label name = label(label, SWT.CENTER);
        Composite both = new Composite(form, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
        Text text = new Text(both, SWT.BORDER | SWT.SINGLE | SWT.RIGHT);
        text.setData("busbar.id", id);
        text.setText(number);
        GridDataFactory.swtDefaults().hint(convertWidthInCharsToPixels(10), SWT.DEFAULT).applyTo(text);
        text.addListener(SWT.Modify, e -> check());
        Combo unit = combo(both, id + ".unit", units, chosen);
        put(id, () -> text.getText().strip() + " " + unit.getSelectionIndex(), name, both);
    }

    private Combo combo(Composite parent, String id, List<String> offered, int chosen) {
        Combo combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setData("busbar.id", id);
        combo.setItems(offered.toArray(String[]::new));
        combo.select(chosen);
        combo.addListener(SWT.Selection, e -> check());
        return combo;
    }

    /** Shows a field, or takes it from the form until it is shown again. */
    protected void show(String id, boolean shown) {
        for (Control control : rows.get(id)) {
            control.setVisible(shown);
            ((GridData) control.getLayoutData()).exclude = !shown;
        }
        form.layout(true, true);
    }

    protected void area(String id, String label, String value, int lines) {
        Text text = text(id, label, value, SWT.MULTI | SWT.V_SCROLL | SWT.WRAP);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(convertWidthInCharsToPixels(60), lines * text.getLineHeight()).applyTo(text);
    }

    private Label label(String words, int place) {
        Label name = new Label(form, SWT.NONE);
        name.setText(words);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, place).applyTo(name);
        return name;
    }

    private Text text(String id, String label, String value, int style) {
        Label name = label(label, (style & SWT.MULTI) == 0 ? SWT.CENTER : SWT.BEGINNING);
        Text text = new Text(form, SWT.BORDER | style);
        text.setData("busbar.id", id);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT)
                .applyTo(text);
        text.addListener(SWT.Modify, e -> check());
        put(id, text::getText, name, text);
        return text;
    }

    private void put(String id, Supplier<String> value, Control... row) {
        fields.put(id, value);
        rows.put(id, List.of(row));
    }

    protected String get(String id) {
        return fields.get(id).get();
    }

    @Override
    protected void fill(Composite content) {
        form = content;
        grid().numColumns(2).applyTo(form);
        fields();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        verbOrCancel(parent, verb, okId()).setEnabled(tried() == null);
    }

    /** Makes the value again of what the fields hold now. */
    protected void check() {
        problem(tried());
    }

    /** @return what is wrong; null when nothing is */
    private String tried() {
        try {
            result = make();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
