package busbar.ui.connection;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Closes the selected connections. */
public class CloseConnectionHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Selected.all(event, BusSession.class).forEach(sessions::close);
        return null;
    }
}
