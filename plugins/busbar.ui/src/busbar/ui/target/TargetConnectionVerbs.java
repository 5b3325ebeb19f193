package busbar.ui.target;

import busbar.api.BusException;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.ui.compare.Conflict;
import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** What can be done with the target connections of a service: asked here, done in a job, told to the views. */
record TargetConnectionVerbs(Shell shell, BusSessions sessions, BusSession session) {

    /** @return the name of the one that is being made; empty when the operator thought better of it */
    Optional<String> create() {
        TargetConnectionDialog dialog = TargetConnectionDialog.create(shell);
        if (dialog.open() != Window.OK) {
            return Optional.empty();
        }
        Connection draft = dialog.result();
        change(draft.name(), Messages.TargetConnection_notCreated, () -> session.service().createConnection(draft));
        return Optional.of(draft.name());
    }

    void edit(Connection connection) {
        TargetConnectionDialog dialog = TargetConnectionDialog.edit(shell, connection);
        if (dialog.open() == Window.OK) {
            save(dialog.result());
        }
    }

    private void save(Connection changed) {
        Background.call(session, NLS.bind(Messages.TargetConnection_job, changed.name()),
                () -> session.service().updateConnection(changed)).then(done -> tell())
                .orElse(problem -> failed(changed, problem)).schedule();
    }

    private void failed(Connection changed, Throwable problem) {
        String what = NLS.bind(Messages.TargetConnection_notSaved, changed.name());
        if (problem instanceof BusException.Conflict) {
            new Conflict<>(shell, session, what, changed, now -> save(over(changed, now)),
                    now -> edit(over(changed, now)))
                            .resolve(() -> session.service().connectionVersions(changed.name()), shell);
        } else {
            Report.problem(shell, what, problem);
        }
    }

    private static Connection over(Connection changed, Connection now) {
        return changed.withVersion(now.version(), now.changedAt(), now.changedBy());
    }

    void delete(Connection connection) {
        if (Report.confirm(shell, Messages.TargetConnection_deleteTitle,
                NLS.bind(Messages.TargetConnection_loss, connection.name()), Messages.TargetConnection_delete)) {
            change(connection.name(), Messages.TargetConnection_notDeleted, () -> {
                session.service().deleteConnection(connection.name());
                return connection;
            });
        }
    }

    private void change(String name, String failed, Callable<Connection> work) {
        Background.call(session, NLS.bind(Messages.TargetConnection_job, name), work).then(done -> tell())
                .orElse(problem -> Report.problem(shell, NLS.bind(failed, name), problem)).schedule();
    }

    private void tell() {
        sessions.changes().fire(new BusRef(session, EventBus.DEFAULT));
    }
}
