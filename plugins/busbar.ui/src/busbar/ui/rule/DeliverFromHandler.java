package busbar.ui.rule;

import busbar.api.subscription.StartingPosition;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Moves all targets of the selected rules to a place in the log that the operator chooses. */
public class DeliverFromHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        List<RuleItem> rules = Selected.all(event, RuleItem.class).stream()
                .filter(rule -> !rule.targets().isEmpty()).toList();
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        if (rules.isEmpty()) {
            return null;
        }
        DeliverFromDialog dialog = new DeliverFromDialog(shell, rules);
        if (dialog.open() == Window.OK) {
            StartingPosition from = dialog.position();
            BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
            new RuleVerbs(shell, sessions).eachTarget(rules, NLS.bind(Messages.DeliverFrom_job,
                    RuleVerbs.names(rules)), NLS.bind(Messages.Delivery_failed, RuleVerbs.names(rules)),
                    (service, t) -> service.deliverFrom(t.bus(), t.rule(), t.target(), from));
        }
        return null;
    }
}
