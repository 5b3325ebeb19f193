package busbar.app;

import busbar.ui.session.BusSessions;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Keeps layout and state over restarts. */
final class BusbarWorkbenchAdvisor extends WorkbenchAdvisor {

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        super.initialize(configurer);
        configurer.setSaveAndRestore(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return OperatePerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new BusbarWindowAdvisor(configurer);
    }

    @Override
    public void postStartup() {
        StartReport.whenShown(getWorkbenchConfigurer().getWorkbench().getDisplay());
        BusSessions sessions = sessions();
        sessions.sessions().stream().filter(session -> session.settings().isEmbedded()).forEach(sessions::open);
    }

    /** The window is gone by now, so waiting for the engine to close its files keeps nobody. */
    @Override
    public void postShutdown() {
        super.postShutdown();
        sessions().closeAll();
    }

    private BusSessions sessions() {
        return getWorkbenchConfigurer().getWorkbench().getService(BusSessions.class);
    }
}
