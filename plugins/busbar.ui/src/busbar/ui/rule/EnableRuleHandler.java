package busbar.ui.rule;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/** Switches the selected rules on or off, as the command says. */
public class EnableRuleHandler extends AbstractHandler {
    private static final String ENABLE = "busbar.ui.enableRule";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        boolean on = event.getCommand().getId().equals(ENABLE);
        List<RuleItem> rules = Selected.all(event, RuleItem.class).stream()
                .filter(rule -> rule.rule().enabled() != on).toList();
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        new RuleVerbs(HandlerUtil.getActiveShellChecked(event), sessions).each(rules,
                NLS.bind(on ? Messages.EnableRule_on : Messages.EnableRule_off, RuleVerbs.names(rules)),
                NLS.bind(Messages.EnableRule_failed, RuleVerbs.names(rules)),
                rule -> rule.ref().session().service().enableRule(rule.ref().bus(), rule.ref().rule(), on));
        return null;
    }
}
