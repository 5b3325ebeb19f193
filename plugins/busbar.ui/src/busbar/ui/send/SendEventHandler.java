package busbar.ui.send;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the view that sends events, for the bus named by the parameter {@code bus}, else the selected, else the
 *  current one; filled with the event that the parameter {@code eventId} names, if any. */
public class SendEventHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        BusSessions sessions = window.getService(BusSessions.class);
        bus(event, sessions).ifPresent(sessions.current()::set);
        try {
            SendView view = (SendView) window.getActivePage().showView(SendView.ID);
            String eventId = event.getParameter("eventId");
            if (eventId != null && !eventId.isEmpty()) {
                view.fill(eventId);
            }
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        return null;
    }

    private static Optional<BusRef> bus(ExecutionEvent event, BusSessions sessions) {
        String name = event.getParameter("bus");
        if (name == null || name.isEmpty()) {
            return Selected.first(event, BusItem.class).map(BusItem::ref);
        }
        return sessions.current().get().map(now -> new BusRef(now.session(), name));
    }
}
