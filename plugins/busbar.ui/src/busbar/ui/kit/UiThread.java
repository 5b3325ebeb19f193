package busbar.ui.kit;

import java.util.concurrent.Executor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Runs work on the UI thread: at once when already there, else soon. Drops it when the workbench has ended. */
public final class UiThread implements Executor {

    @Override
    public void execute(Runnable work) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (display.getThread() == Thread.currentThread()) {
            work.run();
        } else if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }
}
