package busbar.ui.rule;

import busbar.ui.kit.Report;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Deletes the selected rules after saying what is lost. */
public class DeleteRuleHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        List<RuleItem> rules = Selected.all(event, RuleItem.class);
        String names = RuleVerbs.names(rules);
        if (!rules.isEmpty() && Report.confirm(shell, Messages.DeleteRule_title,
                NLS.bind(Messages.DeleteRule_loss, names), Messages.DeleteRule_verb)) {
            BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
            new RuleVerbs(shell, sessions).each(rules, NLS.bind(Messages.DeleteRule_job, names),
                    NLS.bind(Messages.DeleteRule_failed, names),
                    rule -> rule.ref().session().service().deleteRule(rule.ref().bus(), rule.ref().rule()));
        }
        return null;
    }
}
