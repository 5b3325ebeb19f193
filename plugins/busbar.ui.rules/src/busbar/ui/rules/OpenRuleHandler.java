package busbar.ui.rules;

import busbar.ui.kit.Selected;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the builder on a rule of the current connection, named by the parameters {@code bus} and {@code rule}; on the
 *  selected rules where none is named. */
public class OpenRuleHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String rule = event.getParameter("rule");
        if (rule == null) {
            for (RuleItem item : Selected.all(event, RuleItem.class)) {
                open(window, item.ref().busRef(), item.ref().rule());
            }
            return null;
        }
        Optional<BusRef> current = window.getService(BusSessions.class).current().get();
        if (current.isPresent()) {
            String bus = Optional.ofNullable(event.getParameter("bus")).orElse(current.get().bus());
            open(window, new BusRef(current.get().session(), bus), rule);
        }
        return null;
    }

    private static void open(IWorkbenchWindow window, BusRef bus, String rule) throws ExecutionException {
        try {
            window.getActivePage().openEditor(new RuleEditorInput(bus, rule), RuleEditor.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
