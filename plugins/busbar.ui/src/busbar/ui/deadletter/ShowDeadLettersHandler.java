package busbar.ui.deadletter;

import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the view of dead letters; with a parameter {@code bus} for that bus of the current connection. */
public class ShowDeadLettersHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String bus = event.getParameter("bus");
        if (bus != null && !bus.isEmpty()) {
            BusSessions sessions = window.getService(BusSessions.class);
            sessions.current().get().ifPresent(now -> sessions.current().set(new BusRef(now.session(), bus)));
        }
        try {
            window.getActivePage().showView(DeadLettersView.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        return null;
    }
}
