package busbar.ui.bus;

import busbar.api.model.Names;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for name and description of a new bus; says while typing what is wrong with the name. */
final class NewBusDialog extends TitleAreaDialog {
    private final String connection;
    private String name = "";
    private String description = "";

    NewBusDialog(Shell shell, String connection) {
        super(shell);
        this.connection = connection;
        setHelpAvailable(false);
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.NewBus_title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.NewBus_title);
        setMessage(NLS.bind(Messages.NewBus_message, connection));
        Composite fields = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
        text(fields, Messages.NewBus_name, "newBus.name", typed -> name = typed.strip());
        text(fields, Messages.NewBus_description, "newBus.description", typed -> description = typed);
        return area;
    }

    private void text(Composite fields, String label, String id, java.util.function.Consumer<String> set) {
        new Label(fields, SWT.NONE).setText(label);
        Text text = new Text(fields, SWT.BORDER);
        text.setData("busbar.id", id);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, e -> {
            set.accept(text.getText());
            check();
        });
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.NewBus_create, true)
                .setData("busbar.id", "newBus.create");
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        getButton(IDialogConstants.OK_ID).setEnabled(false);
    }

    private void check() {
        String problem = problem();
        setErrorMessage(problem.isEmpty() ? null : problem);
        getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
    }

    private String problem() {
        try {
            Names.checkBus(name);
            return Names.isReserved(name) ? NLS.bind(Messages.NewBus_reserved, name) : "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
