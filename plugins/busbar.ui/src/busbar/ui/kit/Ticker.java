package busbar.ui.kit;

import org.eclipse.swt.widgets.Control;

/** Runs work on the UI thread again and again while a control is visible; ends when it is disposed. */
public final class Ticker implements Runnable {
    private final Control control;
    private final int periodMillis;
    private final Runnable work;

    private Ticker(Control control, int periodMillis, Runnable work) {
        this.control = control;
        this.periodMillis = periodMillis;
        this.work = work;
    }

    public static void start(Control control, int periodMillis, Runnable work) {
        control.getDisplay().timerExec(periodMillis, new Ticker(control, periodMillis, work));
    }

    @Override
    public void run() {
        if (control.isDisposed()) {
            return;
        }
        control.getDisplay().timerExec(periodMillis, this);
        if (control.isVisible()) {
            work.run();
        }
    }
}
