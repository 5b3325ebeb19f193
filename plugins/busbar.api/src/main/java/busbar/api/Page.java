package busbar.api;

import java.util.List;

/** One page of a longer answer.
 *
 *  @param next token that fetches the page after this one; empty when this is the last */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, "");
    }

    public boolean isLast() {
        return next.isEmpty();
    }
}
