package busbar.ui.trace;

import busbar.api.BusException;
import busbar.ui.kit.Background;
import busbar.ui.session.BusRef;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Control;

/** Asks the store how events stand whose steps were not all seen, a few at once. UI thread. */
final class TraceQuestions {
    private static final int MAX = 200; // one question each; what the first load brings
    private static final int DELAY_MILLIS = 1_000; // by then the trace has what was seen live
    private final TraceModel model;
    private final Control control;
    private final Predicate<BusRef> isFollowed;
    private final Runnable learned;
    private boolean asking;

    /** @param control must be alive for the answers
     *  @param isFollowed any thread
     *  @param learned any thread; after each answer, and after each round, when {@link #askSoon} asks the next */
    TraceQuestions(TraceModel model, Control control, Predicate<BusRef> isFollowed, Runnable learned) {
        this.model = model;
        this.control = control;
        this.isFollowed = isFollowed;
        this.learned = learned;
    }

    /** Says that another bus is followed. What a session was asked that was closed is never answered. */
    void begin() {
        asking = false;
    }

    void askNow(BusRef from) {
        ask(from, 0);
    }

    void askSoon(BusRef from) {
        ask(from, DELAY_MILLIS);
    }

    private void ask(BusRef from, int delayMillis) {
        if (asking || !from.session().isOpen() || !model.isInDoubt()) {
            return;
        }
        asking = true;
        Background.call(from.session(), Messages.bind(Messages.Trace_loadJob, from.bus()), () -> learn(from))
                .then(done -> answered()).orElse(problem -> answered()).whileAlive(control).quietly()
                .schedule(delayMillis);
    }

    private void answered() {
        asking = false;
        learned.run();
    }

    private TraceModel learn(BusRef from) {
        for (String id : model.inDoubt(MAX)) {
            if (control.isDisposed() || !isFollowed.test(from)) {
                break;
            }
            learn(from, id);
        }
        return model;
    }

    private void learn(BusRef from, String id) {
        try {
            model.traced(from.session().service().trace(from.bus(), id));
            learned.run();
        } catch (BusException.NotFound e) {
            // the bus let it go in the meantime; its row stays as it is
        }
    }
}
