package busbar.ui.deadletter;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Replays the letter that is selected in the view of dead letters, after its event was edited. */
public class EditReplayHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof DeadLettersView view) {
            view.edit();
        }
        return null;
    }
}
