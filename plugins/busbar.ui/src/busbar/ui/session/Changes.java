package busbar.ui.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Tells views that the definitions of a bus, or the list of buses, changed and should be read again. */
public final class Changes {
    private final Listeners<BusRef> listeners;

    Changes(Executor uiThread) {
        listeners = new Listeners<>(uiThread);
    }

    public void fire(BusRef changed) {
        listeners.tell(changed);
    }

    public void addListener(Consumer<BusRef> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<BusRef> listener) {
        listeners.remove(listener);
    }
}
