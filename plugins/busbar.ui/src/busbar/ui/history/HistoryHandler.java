package busbar.ui.history;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the versions of what the parameters name: of the open connection {@code connection} the rule {@code rule} of
 *  bus {@code bus}, that bus, or the target connection {@code targetConnection}. Without them of what is selected. */
public class HistoryHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Optional<Subject> subject = event.getParameter("connection") == null ? selected(event)
                : sessions.named(event.getParameter("connection")).map(session -> named(event, session));
        subject.filter(s -> s.session().isOpen())
                .ifPresent(s -> new HistoryDialog(HandlerUtil.getActiveShell(event), s, sessions).open());
        return null;
    }

    private static Optional<Subject> selected(ExecutionEvent event) {
        Optional<Subject> rule = Selected.first(event, RuleItem.class)
                .map(item -> new Subject.OfRule(item.ref().busRef(), item.ref().rule()));
        return rule.or(() -> Selected.first(event, BusItem.class).map(item -> new Subject.OfBus(item.ref())));
    }

    private static Subject named(ExecutionEvent event, BusSession session) {
        String target = event.getParameter("targetConnection");
        String rule = event.getParameter("rule");
        if (target != null) {
            return new Subject.OfConnection(session, target);
        }
        BusRef bus = new BusRef(session, event.getParameter("bus"));
        return rule == null ? new Subject.OfBus(bus) : new Subject.OfRule(bus, rule);
    }
}
