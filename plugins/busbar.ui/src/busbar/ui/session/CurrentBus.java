package busbar.ui.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The bus that the views look at. Any thread may read it; listeners hear of changes on the UI thread. */
public final class CurrentBus {
    private final Listeners<Optional<BusRef>> listeners;
    private volatile Optional<BusRef> bus = Optional.empty();

    CurrentBus(Executor uiThread) {
        listeners = new Listeners<>(uiThread);
    }

    public Optional<BusRef> get() {
        return bus;
    }

    public void set(BusRef other) {
        change(Optional.of(other));
    }

    public void clear() {
        change(Optional.empty());
    }

    public void addListener(Consumer<Optional<BusRef>> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Optional<BusRef>> listener) {
        listeners.remove(listener);
    }

    private void change(Optional<BusRef> other) {
        if (!bus.equals(other)) {
            bus = other;
            listeners.tell(other);
        }
    }
}
