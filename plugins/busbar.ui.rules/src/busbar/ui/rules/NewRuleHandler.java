package busbar.ui.rules;

import busbar.ui.kit.Report;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the builder with an empty rule of the current bus. */
public class NewRuleHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Optional<BusRef> bus = window.getService(BusSessions.class).current().get();
        if (bus.isEmpty()) {
            Report.hint(window.getShell(), Messages.NewRule_title, Messages.NewRule_noBus);
            return null;
        }
        try {
            return window.getActivePage().openEditor(new RuleEditorInput(bus.get(), ""), RuleEditor.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
