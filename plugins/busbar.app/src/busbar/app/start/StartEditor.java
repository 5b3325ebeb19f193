package busbar.app.start;

import busbar.ui.kit.Commands;
import busbar.ui.kit.Icons;
import java.util.Map;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.part.EditorPart;

/** What an operator can do first, each a click away. */
public class StartEditor extends EditorPart {
    public static final String ID = "busbar.app.start";
    private static final int WORDS_WIDTH = 46; // characters of an explanation's line
    private Composite page;

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        page = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(28, 20).spacing(36, 14).applyTo(page);
        title();
        Icons icons = new Icons(page);
        entry(icons, "bus-new", Messages.Start_bus, Messages.Start_busWords, "busbar.ui.newBus");
        entry(icons, "trace", Messages.Start_trace, Messages.Start_traceWords, "busbar.ui.showTrace");
        entry(icons, "rule", Messages.Start_rule, Messages.Start_ruleWords, "busbar.ui.rules.newRule");
        entry(icons, "deadletters", Messages.Start_letters, Messages.Start_lettersWords, "busbar.ui.showDeadLetters");
        entry(icons, "send", Messages.Start_send, Messages.Start_sendWords, "busbar.ui.sendEvent");
        entry(icons, "connection-new", Messages.Start_connect, Messages.Start_connectWords,
                "busbar.ui.newConnection");
        entry(icons, "connection-open", Messages.Start_outside, Messages.Start_outsideWords,
                "org.eclipse.ui.window.preferences", Map.of("preferencePageId", "busbar.ui.prefs.embedded"));
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    private void title() {
        Label title = new Label(page, SWT.NONE);
        title.setText(Messages.Start_heading);
        title.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(title);
        Label words = new Label(page, SWT.WRAP);
        words.setText(Messages.Start_words);
        GridDataFactory.fillDefaults().span(2, 1).hint(width(2 * WORDS_WIDTH), SWT.DEFAULT).applyTo(words);
    }

    private void entry(Icons icons, String icon, String name, String words, String command) {
        entry(icons, icon, name, words, command, Map.of());
    }

    private void entry(Icons icons, String icon, String name, String words, String command,
            Map<String, String> parameters) {
        Composite entry = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 2).applyTo(entry);
        GridDataFactory.fillDefaults().applyTo(entry);
        Label image = new Label(entry, SWT.NONE);
        image.setImage(icons.get(icon));
        Link link = new Link(entry, SWT.NONE);
        link.setText("<a>" + name + "</a>");
        link.setData("busbar.id", "start." + icon);
        link.addListener(SWT.Selection, e -> Commands.run(getSite(), command, parameters));
        new Label(entry, SWT.NONE);
        Label explanation = new Label(entry, SWT.WRAP);
        explanation.setText(words);
        GridDataFactory.fillDefaults().hint(width(WORDS_WIDTH), SWT.DEFAULT).applyTo(explanation);
    }

    private int width(int characters) {
        return new PixelConverter(page).convertWidthInCharsToPixels(characters);
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // nothing on this page is kept
    }

    @Override
    public void doSaveAs() {
        // nothing on this page is kept
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
