package busbar.ui.trace;

import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the trace; with a parameter {@code bus} looks at that bus of the current connection,
 *  with {@code eventId} at that event. */
public class ShowTraceHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String bus = event.getParameter("bus");
        String eventId = event.getParameter("eventId");
        BusSessions sessions = window.getService(BusSessions.class);
        if (bus != null && !bus.isEmpty()) {
            sessions.current().get().ifPresent(now -> sessions.current().set(new BusRef(now.session(), bus)));
        }
        try {
            TraceView view = (TraceView) window.getActivePage().showView(TraceView.ID);
            if (eventId != null && !eventId.isEmpty()) {
                view.showEvent(eventId);
            }
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        return null;
    }
}
