package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.ui.kit.EmptyState;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** Beside the table: all that is known of the chosen letter, to be read and copied. UI thread. */
final class LetterDetail {
    private static final int MARGIN = 6; // beside the table's last column
    private final EmptyState pages;
    private final Text content;

    LetterDetail(Composite parent) {
        pages = new EmptyState(parent);
        ((FillLayout) pages.content().getLayout()).marginWidth = MARGIN;
        content = new Text(pages.content(), SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP);
        content.setData("busbar.id", "deadletter.detail");
        content.setFont(JFaceResources.getTextFont());
        show(List.of());
    }

    /** @param chosen the letters that are selected; what is told is told of one */
    void show(List<DeadLetter> chosen) {
        if (chosen.size() != 1) {
            pages.say(Messages.Letter_choose);
            return;
        }
        String words = LetterWords.of(chosen.getFirst());
        if (!content.getText().equals(words)) {
            content.setText(words);
        }
        pages.showContent();
    }
}
