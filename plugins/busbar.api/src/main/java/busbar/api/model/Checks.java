package busbar.api.model;

/** How a record refuses to be wrong. */
public final class Checks {

    private Checks() {
    }

    /** @throws IllegalArgumentException with the formatted message when {@code holds} is false */
    public static void check(boolean holds, String message, Object... facts) {
        if (!holds) {
            throw new IllegalArgumentException(facts.length == 0 ? message : message.formatted(facts));
        }
    }
}
