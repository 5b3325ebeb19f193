package busbar.ui.compare;

import busbar.api.model.Definition;
import busbar.api.model.Difference;
import busbar.ui.kit.ButtonWords;
import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Two versions of one definition side by side, and what differs in words. */
public final class CompareDialog extends TitleAreaDialog {
    private final String title;
    private final Side left;
    private final Side right;

    /** A version and what it is called here. */
    public record Side(String title, Definition definition) {
    }

    public CompareDialog(Shell shell, String title, Side left, Side right) {
        super(shell);
        this.title = title;
        this.left = left;
        this.right = right;
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
    protected Point getInitialSize() {
        return new Point(convertWidthInCharsToPixels(130), convertHeightInCharsToPixels(38));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title);
        List<Difference> differences = Difference.between(left.definition(), right.definition());
        setMessage(differences.isEmpty() ? Messages.Compare_same : DifferenceWords.of(differences));
        Composite content = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(content);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        new CompareArea(content, "compare").show(left.title(), DefinitionText.of(left.definition()), right.title(),
                DefinitionText.of(right.definition()));
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, ButtonWords.CLOSE, true);
    }
}
