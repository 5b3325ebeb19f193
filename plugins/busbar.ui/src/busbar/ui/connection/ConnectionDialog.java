package busbar.ui.connection;

import busbar.api.model.Secret;
import busbar.ui.kit.Background;
import busbar.ui.kit.TitledDialog;
import busbar.ui.session.BusSessions;
import busbar.ui.session.ConnectionSettings;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks where a bus service is and which key to sign with; can try it out before it is kept. */
final class ConnectionDialog extends TitledDialog {
    private static final int TEST_ID = IDialogConstants.CLIENT_ID + 1;
    private final BusSessions sessions;
    private Text name;
    private Text address;
    private Text keyId;
    private Text secret;
    private ConnectionSettings settings;
    private Optional<Secret> given = Optional.empty();

    ConnectionDialog(Shell shell, BusSessions sessions) {
        super(shell, Messages.Connection_title, Messages.Connection_message);
        this.sessions = sessions;
    }

    ConnectionSettings settings() {
        return settings;
    }

    Optional<Secret> secret() {
        return given;
    }

    @Override
    protected void fill(Composite fields) {
        grid().numColumns(2).applyTo(fields);
        name = text(fields, Messages.Connection_name, "connection.name", SWT.BORDER);
        address = text(fields, Messages.Connection_address, "connection.address", SWT.BORDER);
        address.setMessage("http://127.0.0.1:7881");
        keyId = text(fields, Messages.Connection_keyId, "connection.keyId", SWT.BORDER);
        secret = text(fields, Messages.Connection_secret, "connection.secret", SWT.BORDER | SWT.PASSWORD);
    }

    private Text text(Composite fields, String label, String id, int style) {
        new Label(fields, SWT.NONE).setText(label);
        Text text = new Text(fields, style);
        text.setData("busbar.id", id);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, e -> check());
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, TEST_ID, Messages.Connection_test, false).setData("busbar.id", "connection.test");
        verbOrCancel(parent, Messages.Connection_add, "connection.add");
        check();
        setErrorMessage(null);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == TEST_ID) {
            test();
        } else {
            super.buttonPressed(id);
        }
    }

    private void test() {
        setMessage(Messages.Connection_testing, IMessageProvider.NONE);
        getButton(TEST_ID).setEnabled(false);
        ConnectionSettings tried = settings;
        Optional<Secret> key = given;
        Background.call(this, Messages.Connection_testing, () -> {
            sessions.test(tried, key);
            return tried;
        }).then(done -> tested(Messages.Connection_works, IMessageProvider.INFORMATION))
                .orElse(problem -> tested(problem.getMessage(), IMessageProvider.ERROR))
                .whileAlive(getShell()).schedule();
    }

    private void tested(String words, int kind) {
        setErrorMessage(kind == IMessageProvider.ERROR ? words : null);
        setMessage(words, kind);
        getButton(TEST_ID).setEnabled(true);
    }

    private void check() {
        Optional<String> problem = problem();
        problem(problem.orElse(null));
        if (getButton(TEST_ID) != null) {
            getButton(TEST_ID).setEnabled(problem.isEmpty());
        }
    }

    private Optional<String> problem() {
        URI uri;
        try {
            uri = URI.create(address.getText().strip());
        } catch (IllegalArgumentException e) {
            return Optional.of(Messages.Connection_badAddress);
        }
        if (name.getText().isBlank()) {
            return Optional.of(Messages.Connection_noName);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            return Optional.of(Messages.Connection_badAddress);
        }
        if (keyId.getText().isBlank() || secret.getText().isBlank()) {
            return Optional.of(Messages.Connection_noKey);
        }
        settings = new ConnectionSettings(name.getText().strip(), uri, keyId.getText().strip());
        given = Optional.of(new Secret(secret.getText()));
        return Optional.empty();
    }
}
