package busbar.ui.rules;

import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the builder on a rule of the current connection. */
public class OpenRuleHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Optional<BusRef> current = window.getService(BusSessions.class).current().get();
        if (current.isEmpty()) {
            return null;
        }
        BusRef bus = new BusRef(current.get().session(), event.getParameter("bus"));
        try {
            return window.getActivePage()
                    .openEditor(new RuleEditorInput(bus, event.getParameter("rule")), RuleEditor.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
