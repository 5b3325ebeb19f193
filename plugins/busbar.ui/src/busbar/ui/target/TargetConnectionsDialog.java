package busbar.ui.target;

import busbar.api.model.Connection;
import busbar.ui.kit.Background;
import busbar.ui.kit.Column;
import busbar.ui.kit.Columns;
import busbar.ui.kit.Commands;
import busbar.ui.kit.Keys;
import busbar.ui.kit.Texts;
import busbar.ui.kit.TitledDialog;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.services.IServiceLocator;

/** The target connections of a service, and the verbs on them. */
final class TargetConnectionsDialog extends TitledDialog {
    private final IServiceLocator site;
    private final BusSessions sessions;
    private final BusSession session;
    private final Consumer<BusRef> onChange = bus -> load();
    private TableViewer table;
    private Button edit;
    private Button history;
    private Button delete;

    TargetConnectionsDialog(Shell shell, IServiceLocator site, BusSessions sessions, BusSession session) {
        super(shell, Messages.TargetConnections_title, NLS.bind(Messages.TargetConnections_words, session.name()));
        this.site = site;
        this.sessions = sessions;
        this.session = session;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(convertWidthInCharsToPixels(120), convertHeightInCharsToPixels(28));
    }

    @Override
    protected void fill(Composite content) {
        grid().numColumns(2).applyTo(content);
        table = Columns.table(content, SWT.BORDER, "targets.table", columns());
        table.setContentProvider(ArrayContentProvider.getInstance());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.getTable());
        table.addSelectionChangedListener(e -> enable());
        table.addDoubleClickListener(e -> selected().ifPresent(c -> verbs().edit(c)));
        Keys.onDelete(table.getTable(), () -> selected().ifPresent(c -> verbs().delete(c)));
        buttons(content);
        sessions.changes().addListener(onChange);
        table.getTable().addListener(SWT.Dispose, e -> sessions.changes().removeListener(onChange));
        enable();
        load();
    }

    private static List<Column<Connection>> columns() {
        return List.of(Column.of(Messages.TargetConnection_name, 18, Connection::name),
                Column.of(Messages.TargetConnection_kind, 16, c -> TargetConnectionDialog.kinds()
                        .get(TargetConnectionDialog.kind(c.authorization()))),
                Column.of(Messages.TargetConnection_description, 28, Connection::description),
                Column.<Connection>of(Messages.TargetConnections_changed, 18, c -> c.changedAt().equals(Instant.EPOCH)
                        ? "" : Texts.time(c.changedAt())).sortedBy(Comparator.comparing(Connection::changedAt)),
                Column.of(Messages.TargetConnections_by, 12, Connection::changedBy));
    }

    private void buttons(Composite content) {
        Composite bar = new Composite(content, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(bar);
        GridDataFactory.fillDefaults().applyTo(bar);
        button(bar, Messages.TargetConnections_new, "targets.new", () -> verbs().create());
        edit = button(bar, Messages.TargetConnections_edit, "targets.edit",
                () -> selected().ifPresent(c -> verbs().edit(c)));
        history = button(bar, Messages.TargetConnections_history, "targets.history",
                () -> selected().ifPresent(c -> Commands.run(site, "busbar.ui.showHistory",
                        Map.of("connection", session.name(), "targetConnection", c.name()))));
        delete = button(bar, Messages.TargetConnection_delete, "targets.delete",
                () -> selected().ifPresent(c -> verbs().delete(c)));
    }

    private static Button button(Composite bar, String words, String id, Runnable verb) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.setData("busbar.id", id);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        button.addListener(SWT.Selection, e -> verb.run());
        return button;
    }

    private TargetConnectionVerbs verbs() {
        return new TargetConnectionVerbs(getShell(), sessions, session);
    }

    private Optional<Connection> selected() {
        return Optional.ofNullable((Connection) table.getStructuredSelection().getFirstElement());
    }

    private void enable() {
        List.of(edit, history, delete).forEach(button -> button.setEnabled(selected().isPresent()));
    }

    private void load() {
        Background.call(session, NLS.bind(Messages.TargetConnections_job, session.name()),
                () -> session.service().connections()).then(this::show)
                .orElse(problem -> setErrorMessage(Texts.problem(problem))).whileAlive(table.getTable()).quietly()
                .schedule();
    }

    private void show(List<Connection> found) {
        Optional<String> name = selected().map(Connection::name);
        table.setInput(found);
        found.stream().filter(c -> name.filter(c.name()::equals).isPresent()).findFirst()
                .ifPresent(c -> table.setSelection(new StructuredSelection(c)));
        setErrorMessage(null);
        enable();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        close(parent);
    }
}
