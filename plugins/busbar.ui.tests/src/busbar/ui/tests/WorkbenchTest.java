package busbar.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.ui.testkit.Ui;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    @Test
    void theWindowOpensInThePerspectiveForOperators() {
        Ui.until("a window", () -> PlatformUI.getWorkbench().getActiveWorkbenchWindow() != null);
        IWorkbenchWindow window = Ui.get(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow());

        assertEquals("busbar.app.perspective.operate", Ui.get(() -> window.getActivePage().getPerspective().getId()));
    }
}
