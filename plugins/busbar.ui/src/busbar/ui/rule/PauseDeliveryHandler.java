package busbar.ui.rule;

import busbar.api.subscription.Subscription.State;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/** Pauses or resumes delivery to all targets of the selected rules, as the command says. */
public class PauseDeliveryHandler extends AbstractHandler {
    private static final String PAUSE = "busbar.ui.pauseDelivery";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        boolean pause = event.getCommand().getId().equals(PAUSE);
        List<RuleItem> rules = Selected.all(event, RuleItem.class).stream()
                .filter(rule -> rule.targets().stream().anyMatch(t -> pause != (t.state() == State.PAUSED))).toList();
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        new RuleVerbs(HandlerUtil.getActiveShellChecked(event), sessions).eachTarget(rules,
                NLS.bind(pause ? Messages.Delivery_pausing : Messages.Delivery_resuming, RuleVerbs.names(rules)),
                NLS.bind(Messages.Delivery_failed, RuleVerbs.names(rules)), pause
                        ? (service, t) -> service.pauseDelivery(t.bus(), t.rule(), t.target())
                        : (service, t) -> service.resumeDelivery(t.bus(), t.rule(), t.target()));
        return null;
    }
}
