package busbar.app;

import busbar.app.start.StartEditor;
import busbar.app.start.StartHandler;
import busbar.ui.kit.Report;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** What a window of the workbench has around its views. */
final class BusbarWindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point LARGEST = new Point(1_760, 1_080); // larger screens keep room for other windows
    private static final double SHARE = 0.92; // of a smaller screen
    private static final String LOST = "org.eclipse.ui.internal.emptyEditorTab"; // what cannot be opened again
    private final Consumer<Optional<BusRef>> onBus = this::title;

    BusbarWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void postWindowCreate() {
        sessions().current().addListener(onBus);
    }

    /** An empty middle tells an operator nothing. */
    @Override
    public void postWindowOpen() {
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        closeLost(page);
        if (page.getEditorReferences().length == 0) {
            try {
                StartHandler.open(page, false);
            } catch (PartInitException e) {
                Report.log(StartEditor.ID, e);
            }
        }
    }

    /** Editors of what is gone, as a rule of a connection that was removed, come back as pages with an error. */
    private static void closeLost(IWorkbenchPage page) {
        page.closeEditors(Arrays.stream(page.getEditorReferences()).filter(editor -> LOST.equals(editor.getId()))
                .toArray(IEditorReference[]::new), false);
    }

    @Override
    public void dispose() {
        sessions().current().removeListener(onBus);
    }

    private BusSessions sessions() {
        return getWindowConfigurer().getWindow().getService(BusSessions.class);
    }

    private void title(Optional<BusRef> bus) {
        getWindowConfigurer().setTitle(bus.map(b -> b.bus() + " - " + b.session().name() + " - Busbar")
                .orElse("Busbar"));
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(firstSize());
        configurer.setShowCoolBar(true);
        configurer.setShowStatusLine(true);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowProgressIndicator(true);
        configurer.setTitle("Busbar");
    }

    private static Point firstSize() {
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        return new Point((int) Math.min(LARGEST.x, screen.width * SHARE),
                (int) Math.min(LARGEST.y, screen.height * SHARE));
    }
}
