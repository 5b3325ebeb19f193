package busbar.ui.kit;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** A dialog that says above its content what it is for and, while something is typed, what is wrong with it. It can be
 *  resized. UI thread. */
public abstract class TitledDialog extends TitleAreaDialog {
    private static final int MARGIN = 12;
    private final String title;
    private final String heading;
    private final String words;

    protected TitledDialog(Shell shell, String title, String words) {
        this(shell, title, title, words);
    }

    /** @param title of the window
     *  @param heading above the words, where it says more than the title */
    protected TitledDialog(Shell shell, String title, String heading, String words) {
        super(shell);
        this.title = title;
        this.heading = heading;
        this.words = words;
        setHelpAvailable(false);
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
    protected final Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(heading);
        setMessage(words);
        Composite content = new Composite(area, SWT.NONE);
        grid().applyTo(content);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        fill(content);
        return area;
    }

    /** @param content has a {@link #grid} of one column */
    protected abstract void fill(Composite content);

    /** A grid with the margins of every dialog. */
    protected static GridLayoutFactory grid() {
        return GridLayoutFactory.swtDefaults().margins(MARGIN, MARGIN);
    }

    /** Makes the button that does what the dialog asks about, and the one that leaves everything as it is.
     *
     *  @return the first */
    protected Button verbOrCancel(Composite bar, String verb, String id) {
        Button button = createButton(bar, IDialogConstants.OK_ID, verb, true);
        button.setData("busbar.id", id);
        createButton(bar, IDialogConstants.CANCEL_ID, ButtonWords.CANCEL, false);
        return button;
    }

    /** Makes the button of a dialog that only shows. */
    protected void close(Composite bar) {
        createButton(bar, IDialogConstants.CANCEL_ID, ButtonWords.CLOSE, true);
    }

    /** Says what is wrong and holds the verb back as long as it is.
     *
     *  @param problem null when nothing is */
    protected void problem(String problem) {
        setErrorMessage(problem);
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
        }
    }
}
