package busbar.ui.compare;

import busbar.api.model.Definition;
import busbar.api.model.Difference;
import busbar.ui.kit.TitledDialog;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** Two versions of one definition side by side, and what differs in words. */
public final class CompareDialog extends TitledDialog {
    private final Side left;
    private final Side right;

    /** A version and what it is called here. */
    public record Side(String title, Definition definition) {
    }

    public CompareDialog(Shell shell, String title, Side left, Side right) {
        super(shell, title, words(left.definition(), right.definition()));
        this.left = left;
        this.right = right;
    }

    private static String words(Definition left, Definition right) {
        List<Difference> differences = Difference.between(left, right);
        return differences.isEmpty() ? Messages.Compare_same : DifferenceWords.of(differences);
    }

    @Override
    protected Point getInitialSize() {
        return new Point(convertWidthInCharsToPixels(130), convertHeightInCharsToPixels(38));
    }

    @Override
    protected void fill(Composite content) {
        new CompareArea(content, "compare").show(left.title(), DefinitionText.of(left.definition()), right.title(),
                DefinitionText.of(right.definition()));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        close(parent);
    }
}
