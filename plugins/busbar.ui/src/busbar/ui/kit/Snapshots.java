package busbar.ui.kit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;

/** Brings what changes all the time to the screen: the newest wins, at most {@value #PER_SECOND_MAX} a second. */
public final class Snapshots<T> {
    public static final int PER_SECOND_MAX = 5; // faster than that nobody reads
    private static final int PAUSE_MILLIS = 1_000 / PER_SECOND_MAX;
    private final AtomicReference<T> newest = new AtomicReference<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Display display;
    private final Consumer<T> show;

    /** @param show gets a snapshot on the UI thread; must check that its widgets are alive */
    public Snapshots(Display display, Consumer<T> show) {
        this.display = display;
        this.show = show;
    }

    /** Any thread; returns at once. */
    public void offer(T snapshot) {
        newest.set(snapshot);
        if (scheduled.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> display.timerExec(PAUSE_MILLIS, this::paint));
        }
    }

    private void paint() {
        scheduled.set(false);
        T snapshot = newest.getAndSet(null);
        if (snapshot != null) {
            show.accept(snapshot);
        }
    }
}
