package busbar.ui.bus;

import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Deletes the selected bus after saying what is lost. */
public class DeleteBusHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Optional<BusItem> bus = Selected.first(event, BusItem.class);
        if (bus.isEmpty()) {
            return null;
        }
        String name = bus.get().bus().name();
        if (bus.get().bus().isBuiltIn()) {
            Report.hint(shell, Messages.DeleteBus_title, Messages.DeleteBus_builtIn);
        } else if (Report.confirm(shell, Messages.DeleteBus_title, NLS.bind(Messages.DeleteBus_loss, name),
                Messages.DeleteBus_verb)) {
            delete(shell, sessions, bus.get());
        }
        return null;
    }

    private static void delete(Shell shell, BusSessions sessions, BusItem bus) {
        String name = bus.bus().name();
        Background.call(bus.ref().session(), NLS.bind(Messages.DeleteBus_job, name), () -> {
            bus.ref().session().service().deleteBus(name);
            return bus.ref();
        }).then(sessions.changes()::fire)
                .orElse(problem -> Report.problem(shell, NLS.bind(Messages.DeleteBus_failed, name), problem))
                .schedule();
    }
}
