package busbar.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** Keys that act on what is selected in one control, and only while it has the focus: a window-wide binding of Delete
 *  would take it from text fields too. */
public final class Keys {

    private Keys() {
    }

    /** @param verb asks before it does what cannot be undone */
    public static void onDelete(Control control, Runnable verb) {
        control.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL && event.stateMask == 0) {
                verb.run();
            }
        });
    }
}
