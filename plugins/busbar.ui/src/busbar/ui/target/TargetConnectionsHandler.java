package busbar.ui.target;

import busbar.ui.kit.Report;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the target connections of the selected connection, else of that of the current bus. With the parameter
 *  {@code connection} it makes a new one there at once, and answers its name; null where the operator cancels. */
public class TargetConnectionsHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShell(event);
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        BusSessions sessions = window.getService(BusSessions.class);
        String named = event.getParameter("connection");
        Optional<BusSession> session = (named == null ? chosen(event, sessions)
                : sessions.named(named)).filter(BusSession::isOpen);
        if (session.isEmpty()) {
            Report.hint(shell, Messages.TargetConnections_title, Messages.TargetConnections_none);
            return null;
        }
        if (named != null) {
            return new TargetConnectionVerbs(shell, sessions, session.get()).create().orElse(null);
        }
        new TargetConnectionsDialog(shell, window, sessions, session.get()).open();
        return null;
    }

    private static Optional<BusSession> chosen(ExecutionEvent event, BusSessions sessions) {
        return Selected.first(event, BusSession.class)
                .or(() -> Selected.first(event, BusItem.class).map(bus -> bus.ref().session()))
                .or(() -> sessions.current().get().map(BusRef::session));
    }
}
