package busbar.ui.deadletter;

import busbar.ui.kit.Icons;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The lines over the dead letters: filter and what there is to say; the verbs. UI thread. */
final class LetterBar {
    private final Composite verbs;
    private final Text filter;
    private final Button replay;
    private final Button replayAll;
    private final Button edit;
    private final Button discard;
    private final Button trace;
    private final Button cancel;
    private final Label words;
    private String said = "";
    private String counted = "";
    private boolean any;

    LetterBar(Composite parent, DeadLettersView view) {
        Composite line = line(parent, 2);
        filter = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Letters_filter);
        filter.setData("busbar.id", "deadletter.filter");
        filter.addListener(SWT.Modify, e -> view.filtered());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        words = new Label(line, SWT.RIGHT);
        words.setData("busbar.id", "deadletter.status");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(words);
        verbs = line(parent, 6);
        Icons icons = new Icons(verbs);
        replay = button(icons, "deadletter.replay", "replay", Messages.Letters_replay, view::replay);
        edit = button(icons, "deadletter.edit", "replay-edit", Messages.Letters_edit, view::edit);
        discard = button(icons, "deadletter.discard", "delete", Messages.Letters_discard, view::discard);
        trace = button(icons, "deadletter.trace", "trace", Messages.Letters_trace, view::showTrace);
        replayAll = button(icons, "deadletter.replayAll", "replay", Messages.Letters_replayAll, view::replayAll);
        cancel = button(icons, "deadletter.cancel", "cancel", Messages.Letters_cancel, view::cancel);
        cancel.setVisible(false);
        enable(0);
    }

    private static Composite line(Composite parent, int columns) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(columns).margins(4, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        return line;
    }

    private Button button(Icons icons, String id, String icon, String title, Runnable work) {
        Button button = new Button(verbs, SWT.PUSH | SWT.FLAT);
        button.setImage(icons.get(icon));
        button.setText(title);
        button.setData("busbar.id", id);
        button.addListener(SWT.Selection, e -> work.run());
        return button;
    }

    /** What letters have to have in them. */
    String filter() {
        return filter.getText().strip();
    }

    void clearFilter() {
        filter.setText("");
    }

    /** Offers to cancel what goes on, and no second replay of all beside it. */
    void running(boolean goesOn) {
        cancel.setVisible(goesOn);
        replayAll.setEnabled(any && !goesOn);
    }

    /** @param chosen how many letters are selected */
    void enable(int chosen) {
        replay.setEnabled(chosen > 0);
        edit.setEnabled(chosen == 1);
        discard.setEnabled(chosen > 0);
        trace.setEnabled(chosen == 1);
    }

    void count(int shown, long all) {
        any = all > 0;
        replayAll.setEnabled(any && !cancel.isVisible());
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
            words.getParent().layout();
        }
    }
}
