package busbar.app.start;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the start page, or brings it to the front. */
public final class StartHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), true);
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(Messages.Start_title, e);
        }
    }

    /** @throws PartInitException when the page cannot be made */
    public static void open(IWorkbenchPage page, boolean activate) throws PartInitException {
        page.openEditor(new StartInput(), StartEditor.ID, activate);
    }
}
