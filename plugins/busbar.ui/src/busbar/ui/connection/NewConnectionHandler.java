package busbar.ui.connection;

import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.session.BusSessions;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Adds a connection to a bus service and opens it. */
public class NewConnectionHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        ConnectionDialog dialog = new ConnectionDialog(shell, sessions);
        if (dialog.open() == Window.OK) {
            Background.call(sessions, Messages.Connection_adding,
                    () -> sessions.add(dialog.settings(), dialog.secret())).then(sessions::open)
                    .orElse(problem -> Report.problem(shell, Messages.Connection_notAdded, problem)).schedule();
        }
        return null;
    }
}
