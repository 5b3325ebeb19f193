package busbar.ui.trace;

import busbar.ui.kit.Icons;
import busbar.ui.kit.UiThread;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The line over the trace: filter and search, what there is to say, pause and clear. UI thread but for
 *  {@link #sayLater}. */
final class TraceBar {
    private final Composite line;
    private final Text filter;
    private final Label words;
    private final Button pause;
    private String said = "";
    private String counted = "";
    private String warned = "";

    /** @param changed filter or pause changed
     *  @param find gets an event id to look for in the store */
    TraceBar(Composite parent, Runnable changed, Consumer<String> find, Runnable clear) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(4).margins(4, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Icons icons = new Icons(line);
        filter = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Trace_filter);
        filter.setData("busbar.id", "trace.filter");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        filter.addListener(SWT.Modify, e -> changed.run());
        filter.addListener(SWT.DefaultSelection, e -> {
            if (e.detail != SWT.ICON_CANCEL) {
                find.accept(filter());
            }
        });
        words = new Label(line, SWT.RIGHT);
        words.setData("busbar.id", "trace.status");
        pause = button(icons, SWT.TOGGLE, "pause", Messages.Trace_pause, changed);
        button(icons, SWT.PUSH, "clear", Messages.Trace_clear, clear);
    }

    private Button button(Icons icons, int style, String id, String title, Runnable work) {
        Button button = new Button(line, style | SWT.FLAT);
        button.setImage(icons.get(id));
        button.setText(title);
        button.setData("busbar.id", "trace." + id);
        button.addListener(SWT.Selection, e -> work.run());
        return button;
    }

    String filter() {
        return filter.getText().strip();
    }

    void filter(String text) {
        if (!filter().equals(text)) {
            filter.setText(text);
        }
    }

    boolean isPaused() {
        return pause.getSelection();
    }

    /** Says how many rows are shown of those there are, and what was left out. */
    void count(int shown, int all, long skipped) {
        String count = shown == all ? Messages.bind(Messages.Trace_count, all)
                : Messages.bind(Messages.Trace_countOf, shown, all);
        counted = skipped == 0 ? count : count + " · " + Messages.bind(Messages.Trace_skipped, skipped);
        refresh();
    }

    /** Warns of steps that the service did not keep. */
    void leftOut(long steps) {
        warned = steps == 0 ? "" : Messages.bind(Messages.Trace_leftOut, steps);
        refresh();
    }

    /** Says something in place of the count, until it says something else; nothing gives the count its place again. */
    void say(String sentence) {
        said = sentence;
        refresh();
    }

    /** Any thread. */
    void sayLater(String sentence) {
        new UiThread().execute(() -> {
            if (!line.isDisposed()) {
                say(sentence);
            }
        });
    }

    private void refresh() {
        String count = warned.isEmpty() ? counted : counted + " · " + warned;
        String text = said.isEmpty() ? count : said;
        if (!text.equals(words.getText())) {
            words.setText(text);
            words.setToolTipText(warned.isEmpty() ? text : text + "\n" + Messages.Trace_leftOutWhy);
            line.layout();
        }
    }
}
