package busbar.ui.kit;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** A place that shows either its content, or a sentence that says why there is none and what to do next. */
public final class EmptyState {
    private final StackLayout stack = new StackLayout();
    private final Composite parent;
    private final Composite content;
    private final Composite page;
    private final Label words;
    private final Link link;
    private Runnable next = () -> { };

    public EmptyState(Composite owner) {
        parent = new Composite(owner, SWT.NONE);
        parent.setLayout(stack);
        if (owner.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            GridDataFactory.fillDefaults().grab(true, true).applyTo(parent);
        }
        content = new Composite(parent, SWT.NONE);
        content.setLayout(new FillLayout());
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(24, 24).spacing(8, 8).applyTo(page);
        words = new Label(page, SWT.WRAP | SWT.CENTER);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.END).grab(true, true).applyTo(words);
        link = new Link(page, SWT.NONE);
        link.setData("busbar.id", "empty.link");
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(link);
        link.addListener(SWT.Selection, e -> next.run());
        stack.topControl = page;
    }

    /** Where the content goes; fills all of the place. */
    public Composite content() {
        return content;
    }

    /** The whole of it, for layouts. */
    public Composite control() {
        return parent;
    }

    public void showContent() {
        turnTo(content);
    }

    public void say(String sentence) {
        say(sentence, "", () -> { });
    }

    /** @param verb of the link under the sentence; empty for none */
    public void say(String sentence, String verb, Runnable todo) {
        words.setText(sentence == null ? "" : sentence);
        link.setText(verb.isEmpty() ? "" : "<a>" + verb + "</a>");
        link.setVisible(!verb.isEmpty());
        next = todo;
        page.layout(true);
        turnTo(page);
    }

    public void setFocus() {
        stack.topControl.setFocus();
    }

    private void turnTo(Composite shown) {
        if (stack.topControl != shown) {
            stack.topControl = shown;
            parent.layout();
        }
    }
}
