package busbar.ui.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A dialog of labelled texts that makes a value of them, and says while typing why it cannot. */
abstract class FormDialog<T> extends TitleAreaDialog {
    private final String title;
    private final String words;
    private final String verb;
    private final Map<String, Text> fields = new LinkedHashMap<>();
    private Composite form;
    private T result;

    FormDialog(Shell shell, String title, String words, String verb) {
        super(shell);
        this.title = title;
        this.words = words;
        this.verb = verb;
        setHelpAvailable(false);
    }

    /** Adds the fields, in their order. */
    abstract void fields();

    /** @throws IllegalArgumentException saying what is wrong and what to give */
    abstract T make();

    T result() {
        return result;
    }

    void field(String id, String label, String value) {
        text(id, label, value, SWT.SINGLE);
    }

    void area(String id, String label, String value, int lines) {
        Text text = text(id, label, value, SWT.MULTI | SWT.V_SCROLL | SWT.WRAP);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(convertWidthInCharsToPixels(60), lines * text.getLineHeight()).applyTo(text);
    }

    private Text text(String id, String label, String value, int style) {
        Label name = new Label(form, SWT.NONE);
        name.setText(label);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, (style & SWT.MULTI) == 0 ? SWT.CENTER : SWT.BEGINNING)
                .applyTo(name);
        Text text = new Text(form, SWT.BORDER | style);
        text.setData("busbar.id", id);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT)
                .applyTo(text);
        text.addListener(SWT.Modify, e -> check());
        fields.put(id, text);
        return text;
    }

    String get(String id) {
        return fields.get(id).getText();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title);
        setMessage(words);
        form = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(form);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        fields();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, verb, true).setData("busbar.id", "form.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        getButton(IDialogConstants.OK_ID).setEnabled(tried() == null);
    }

    private void check() {
        String problem = tried();
        setErrorMessage(problem);
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
        }
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
