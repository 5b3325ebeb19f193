package busbar.app;

import busbar.ui.kit.Report;
import java.io.IOException;
import java.net.URL;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Runs the workbench; one instance a workspace. */
public class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        Display.setAppName("Busbar");
        Display display = PlatformUI.createDisplay();
        try {
            if (!lockWorkspace()) {
                return EXIT_OK;
            }
            int code = PlatformUI.createAndRunWorkbench(display, new BusbarWorkbenchAdvisor());
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            Platform.getInstanceLocation().release();
            display.dispose();
        }
    }

    private static boolean lockWorkspace() throws IOException {
        Location workspace = Platform.getInstanceLocation();
        if (!workspace.isSet()) {
            workspace.set(workspace.getDefault(), false);
        }
        if (workspace.lock()) {
            return true;
        }
        URL folder = workspace.getURL();
        Report.hint(null, Messages.Application_runsAlready,
                NLS.bind(Messages.Application_runsAlreadyWhere, folder.getPath()));
        return false;
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> {
                if (!display.isDisposed()) {
                    PlatformUI.getWorkbench().close();
                }
            });
        }
    }
}
