package busbar.ui.prefs;

import busbar.api.AccessKey;
import busbar.ui.kit.Background;
import busbar.ui.session.BusbarHome;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** Where the embedded engine keeps its data, whether it listens on loopback, and with which key. */
public class EmbeddedEnginePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private EmbeddedGateway gateway;

    public EmbeddedEnginePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        gateway = workbench.getService(EmbeddedGateway.class);
        ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, EmbeddedGateway.NODE);
        store.setDefault(EmbeddedGateway.LISTEN, true);
        store.setDefault(EmbeddedGateway.PORT, EmbeddedGateway.PORT_DEFAULT);
        setPreferenceStore(store);
        setDescription(Messages.Page_description);
    }

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(new BooleanFieldEditor(EmbeddedGateway.LISTEN, Messages.Page_listen, parent));
        IntegerFieldEditor port = new IntegerFieldEditor(EmbeddedGateway.PORT, Messages.Page_port, parent, 5);
        port.setValidRange(0, 65_535);
        port.setErrorMessage(Messages.Page_badPort);
        addField(port);
    }

    @Override
    protected org.eclipse.swt.widgets.Control createContents(Composite parent) {
        Composite page = (Composite) super.createContents(parent);
        Composite facts = new Composite(page, SWT.NONE);
        org.eclipse.jface.layout.GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).margins(0, 12)
                .applyTo(facts);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(facts);
        fact(facts, Messages.Page_status, gateway.status());
        fact(facts, Messages.Page_data, BusbarHome.folder().resolve("engine").toString());
        fact(facts, Messages.Page_keyFile, gateway.keyFile().toString());
        Text id = fact(facts, Messages.Page_keyId, "");
        Text secret = fact(facts, Messages.Page_secret, "");
        Background.call(gateway, Messages.Page_reading, gateway::key).then(key -> show(key, id, secret))
                .orElse(problem -> id.setText(problem.getMessage())).whileAlive(facts).quietly().schedule();
        return page;
    }

    private static void show(AccessKey key, Text id, Text secret) {
        id.setText(key.id());
        secret.setText(key.secret().value());
    }

    private static Text fact(Composite parent, String label, String value) {
        new Label(parent, SWT.NONE).setText(label);
        Text text = new Text(parent, SWT.READ_ONLY | SWT.BORDER);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).applyTo(text);
        Button copy = new Button(parent, SWT.PUSH);
        copy.setText(Messages.Page_copy);
        copy.addListener(SWT.Selection, e -> copy(text));
        return text;
    }

    private static void copy(Text text) {
        if (text.getCharCount() > 0) {
            Clipboard clipboard = new Clipboard(text.getDisplay());
            clipboard.setContents(new Object[] {text.getText()}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    @Override
    public boolean performOk() {
        boolean ok = super.performOk();
        gateway.restart();
        return ok;
    }
}
