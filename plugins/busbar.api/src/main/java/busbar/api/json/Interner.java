package busbar.api.json;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Gives one object for all equal ones, as long as somebody holds it. What thousands of rules have in common is so in
 *  memory once, near to the processor. Any thread.
 *
 *  @param <T> with equals and hashCode by value */
public final class Interner<T> {
    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();

    public synchronized T shared(T value) {
        WeakReference<T> reference = known.get(value);
        T found = reference == null ? null : reference.get();
        if (found == null) {
            known.put(value, new WeakReference<>(value));
            return value;
        }
        return found;
    }
}
