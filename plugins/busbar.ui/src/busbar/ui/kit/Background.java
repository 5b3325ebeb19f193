package busbar.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Widget;

/** Work that must not run on the UI thread, in three named steps: fetch, show, or report. The job has a name and a
 *  cancel button and belongs to its owner, so that everything of one session can be cancelled together. */
public final class Background<T> {
    private final Object owner;
    private final String name;
    private final Callable<T> work;
    private Consumer<T> show = result -> { };
    private Consumer<Throwable> report = problem -> { };
    private Widget needed;
    private boolean system;

    private Background(Object owner, String name, Callable<T> work) {
        this.owner = owner;
        this.name = name;
        this.work = work;
    }

    /** @param owner the family of the job; a session as a rule
     *  @param name as the operator reads it in the progress view */
    public static <T> Background<T> call(Object owner, String name, Callable<T> work) {
        return new Background<>(owner, name, work);
    }

    /** @param onUi gets the result on the UI thread */
    public Background<T> then(Consumer<T> onUi) {
        show = onUi;
        return this;
    }

    /** @param onUi gets what went wrong on the UI thread; a cancelled job reports nothing */
    public Background<T> orElse(Consumer<Throwable> onUi) {
        report = onUi;
        return this;
    }

    /** Drops the result when this widget is gone by then. */
    public Background<T> whileAlive(Widget widget) {
        needed = widget;
        return this;
    }

    /** Keeps the job out of the progress view; for what the operator did not ask for. */
    public Background<T> quietly() {
        system = true;
        return this;
    }

    public Job schedule() {
        return schedule(0);
    }

    public Job schedule(long delayMillis) {
        Job job = new OwnedJob();
        job.setSystem(system);
        job.schedule(delayMillis);
        return job;
    }

    private void deliver(Runnable toUi) {
        new UiThread().execute(() -> {
            if (needed == null || !needed.isDisposed()) {
                toUi.run();
            }
        });
    }

    /** The job itself; interrupts its thread when cancelled, so that a waiting call ends. */
    private final class OwnedJob extends Job {

        OwnedJob() {
            super(name);
        }

        @Override
        public boolean belongsTo(Object family) {
            return owner == family;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                T result = work.call();
                if (!monitor.isCanceled()) {
                    deliver(() -> show.accept(result));
                }
                return Status.OK_STATUS;
            } catch (CancellationException | InterruptedException e) {
                return Status.CANCEL_STATUS;
            } catch (Exception e) {
                if (!monitor.isCanceled()) {
                    deliver(() -> report.accept(e));
                }
                return Status.OK_STATUS;
            }
        }

        @Override
        protected void canceling() {
            Thread thread = getThread();
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
