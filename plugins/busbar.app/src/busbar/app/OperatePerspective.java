package busbar.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Explorer left, rules in the middle, what happens below, sending right. */
public class OperatePerspective implements IPerspectiveFactory {
    static final String ID = "busbar.app.perspective.operate";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(true);
        layout.addView("busbar.ui.explorer", IPageLayout.LEFT, 0.21f, editors);
        layout.addView("busbar.ui.send", IPageLayout.BOTTOM, 0.45f, "busbar.ui.explorer");
        IFolderLayout below = layout.createFolder("busbar.app.below", IPageLayout.BOTTOM, 0.52f, editors);
        below.addView("busbar.ui.trace");
        below.addView("busbar.ui.deadletters");
        below.addView("busbar.ui.rules");
        below.addView("busbar.ui.archives");
        below.addView("busbar.ui.charts.metrics");
        layout.addPerspectiveShortcut(ID);
    }
}
