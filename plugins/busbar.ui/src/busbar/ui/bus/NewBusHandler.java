package busbar.ui.bus;

import busbar.api.model.EventBus;
import busbar.ui.kit.Background;
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
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Creates a bus on the selected connection, else on the current one. */
public class NewBusHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Optional<BusSession> session = connection(event, sessions).filter(BusSession::isOpen);
        if (session.isEmpty()) {
            Report.hint(shell, Messages.NewBus_title, Messages.NewBus_noConnection);
            return null;
        }
        BusDialog dialog = BusDialog.create(shell, session.get().name());
        if (dialog.open() == Window.OK) {
            create(shell, sessions, session.get(), dialog.result());
        }
        return null;
    }

    private static Optional<BusSession> connection(ExecutionEvent event, BusSessions sessions) {
        return Selected.first(event, BusSession.class)
                .or(() -> Selected.first(event, BusItem.class).map(bus -> bus.ref().session()))
                .or(() -> sessions.current().get().map(BusRef::session))
                .or(() -> sessions.sessions().stream().filter(BusSession::isOpen).findFirst());
    }

    private static void create(Shell shell, BusSessions sessions, BusSession session, EventBus draft) {
        Background.call(session, NLS.bind(Messages.NewBus_job, draft.name()),
                () -> session.service().createBus(draft))
                .then(bus -> {
                    BusRef created = new BusRef(session, bus.name());
                    sessions.current().set(created);
                    sessions.changes().fire(created);
                }).orElse(problem -> Report.problem(shell, NLS.bind(Messages.NewBus_failed, draft.name()), problem))
                .schedule();
    }
}
