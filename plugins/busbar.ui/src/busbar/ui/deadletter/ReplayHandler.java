package busbar.ui.deadletter;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Replays the letters that are selected in the view of dead letters. */
public class ReplayHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof DeadLettersView view) {
            view.replay();
        }
        return null;
    }
}
