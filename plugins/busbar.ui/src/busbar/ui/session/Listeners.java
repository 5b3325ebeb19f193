package busbar.ui.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Who wants to hear of something, told one after the other on the UI thread. */
final class Listeners<T> {
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private final Executor uiThread;

    Listeners(Executor uiThread) {
        this.uiThread = uiThread;
    }

    void add(Consumer<T> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<T> listener) {
        listeners.remove(listener);
    }

    void tell(T news) {
        uiThread.execute(() -> listeners.forEach(listener -> listener.accept(news)));
    }
}
