package busbar.engine.dispatch;

import busbar.engine.store.Failure;

/** What a target said to an attempt. */
public sealed interface Answer {

    /** @param status as in {@code [200] OK} */
    record Took(String status) implements Answer {
    }

    record Refused(Failure why) implements Answer {
    }
}
