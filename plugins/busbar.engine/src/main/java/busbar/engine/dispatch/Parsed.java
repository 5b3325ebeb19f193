package busbar.engine.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was read from texts that come again with every delivery. Any thread. */
final class Parsed<T, V> {
    private static final int KEPT_MAX = 1_000; // as many as targets, in most services
    private final Map<T, V> kept = new ConcurrentHashMap<>();
    private final Function<T, V> parse;

    Parsed(Function<T, V> parse) {
        this.parse = parse;
    }

    V of(T text) {
        V value = kept.get(text);
        if (value == null) {
            value = parse.apply(text);
            if (kept.size() >= KEPT_MAX) {
                kept.clear();
            }
            kept.put(text, value);
        }
        return value;
    }
}
