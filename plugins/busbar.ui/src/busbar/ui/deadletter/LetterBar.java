package busbar.ui.deadletter;

import busbar.ui.kit.Icons;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The line over the dead letters: the verbs, and what came of the last one. UI thread. */
final class LetterBar {
    private final Composite line;
    private final Button replay;
    private final Button edit;
    private final Button discard;
    private final Button trace;
    private final Label words;
    private String said = "";
    private String counted = "";

    LetterBar(Composite parent, DeadLettersView view) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(5).margins(4, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Icons icons = new Icons(line);
        replay = button(icons, "deadletter.replay", "replay", Messages.Letters_replay, view::replay);
        edit = button(icons, "deadletter.edit", "replay-edit", Messages.Letters_edit, view::edit);
        discard = button(icons, "deadletter.discard", "delete", Messages.Letters_discard, view::discard);
        trace = button(icons, "deadletter.trace", "trace", Messages.Letters_trace, view::showTrace);
        words = new Label(line, SWT.RIGHT);
        words.setData("busbar.id", "deadletter.status");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(words);
        enable(0);
    }

    private Button button(Icons icons, String id, String icon, String title, Runnable work) {
        Button button = new Button(line, SWT.PUSH | SWT.FLAT);
        button.setImage(icons.get(icon));
        button.setText(title);
        button.setData("busbar.id", id);
        button.addListener(SWT.Selection, e -> work.run());
        return button;
    }

    /** @param chosen how many letters are selected */
    void enable(int chosen) {
        replay.setEnabled(chosen > 0);
        edit.setEnabled(chosen == 1);
        discard.setEnabled(chosen > 0);
        trace.setEnabled(chosen == 1);
    }

    void count(int shown, long all) {
        counted = all == 0 ? "" : shown == all ? Messages.bind(Messages.Letters_count, all)
                : Messages.bind(Messages.Letters_countOf, shown, all);
        refresh();
    }

    /** Says what happened, beside the count. */
    void say(String sentence) {
        said = sentence;
        refresh();
    }

    private void refresh() {
        String text = said.isEmpty() || counted.isEmpty() ? said + counted : said + "  ·  " + counted;
        if (!text.equals(words.getText())) {
            words.setText(text);
            words.setToolTipText(text);
        }
    }
}
