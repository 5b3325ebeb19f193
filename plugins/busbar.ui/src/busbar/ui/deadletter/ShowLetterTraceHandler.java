package busbar.ui.deadletter;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the trace of the letter that is selected in the view of dead letters. */
public class ShowLetterTraceHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof DeadLettersView view) {
            view.showTrace();
        }
        return null;
    }
}
