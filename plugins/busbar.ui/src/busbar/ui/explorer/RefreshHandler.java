package busbar.ui.explorer;

import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads everything again, in all views. */
public class RefreshHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        sessions.sessions().stream().filter(BusSession::isOpen)
                .forEach(session -> sessions.changes().fire(new BusRef(session, "")));
        return null;
    }
}
