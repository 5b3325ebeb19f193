package busbar.ui.export;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Which connection a command is about: the selected one, else that of the current bus. */
final class SessionChoice {

    private SessionChoice() {
    }

    static Optional<BusSession> of(ExecutionEvent event) throws ExecutionException {
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        return Selected.first(event, BusSession.class)
                .or(() -> Selected.first(event, BusItem.class).map(bus -> bus.ref().session()))
                .or(() -> sessions.current().get().map(BusRef::session)).filter(BusSession::isOpen);
    }
}
