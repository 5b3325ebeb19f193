package busbar.api.model;

import busbar.api.transform.RequestParts;

/** How a record refuses to be wrong. */
public final class Checks {
    static final String TOKEN = RequestParts.HEADER_NAME;

    private Checks() {
    }

    /** @throws IllegalArgumentException with the formatted message when {@code holds} is false */
    public static void check(boolean holds, String message, Object... facts) {
        if (!holds) {
            throw new IllegalArgumentException(facts.length == 0 ? message : message.formatted(facts));
        }
    }

    /** @throws IllegalArgumentException when this cannot be sent as a header */
    static void header(String name, String value) {
        check(name.matches(TOKEN), "`%s` cannot name a header; give one such as X-Team.", name);
        check(value.matches(RequestParts.HEADER_VALUE), "The value of header `%s` has characters that a header cannot "
                + "have; give visible ASCII on one line.", name);
    }
}
