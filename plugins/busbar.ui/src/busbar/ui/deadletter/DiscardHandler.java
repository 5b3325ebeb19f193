package busbar.ui.deadletter;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Discards the letters that are selected in the view of dead letters, after saying what is lost. */
public class DiscardHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof DeadLettersView view) {
            view.discard();
        }
        return null;
    }
}
