package busbar.ui.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Counts what is left behind when a part of the window is closed. */
public final class Leaks implements AutoCloseable {
    private static final int COLLECTIONS = 5; // one finds them, the cleaner tells soon after
    private final List<Error> lost = new CopyOnWriteArrayList<>();

    /** From now on, hears of fonts, images and other resources that are collected without having been disposed. */
    public Leaks() {
        Resource.setNonDisposeHandler(lost::add);
    }

    /** What was lost so far. */
    public List<Error> lost() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Ui.pause(50);
        }
        return List.copyOf(lost);
    }

    /** Controls of all windows, visible or not. */
    public static int controls() {
        return Ui.get(() -> {
            int count = 0;
            for (Shell shell : Ui.display().getShells()) {
                count += count(shell);
            }
            return count;
        });
    }

    private static int count(Control control) {
        int count = 1;
        if (control instanceof Composite parent) {
            for (Control child : parent.getChildren()) {
                count += count(child);
            }
        }
        return count;
    }

    @Override
    public void close() {
        Resource.setNonDisposeHandler(null);
    }
}
