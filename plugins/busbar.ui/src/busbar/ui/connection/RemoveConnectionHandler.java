package busbar.ui.connection;

import busbar.ui.kit.Report;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Forgets the selected connections; what lies behind them stays. */
public class RemoveConnectionHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        List<BusSession> chosen = Selected.all(event, BusSession.class);
        if (!chosen.isEmpty() && Report.confirm(shell, Messages.RemoveConnection_title,
                NLS.bind(Messages.RemoveConnection_loss, chosen.get(0).name()), Messages.RemoveConnection_verb)) {
            chosen.forEach(sessions::remove);
        }
        return null;
    }
}
