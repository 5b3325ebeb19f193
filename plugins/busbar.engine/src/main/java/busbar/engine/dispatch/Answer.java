package busbar.engine.dispatch;

import busbar.engine.store.Failure;

/** What a target said to an attempt. */
public sealed interface Answer {

    /** What a target says that has no words of its own: the vendor's traces show a status for each. */
    String OK = "[200] OK";

    /** @param status as in {@code [200] OK} */
    record Took(String status) implements Answer {
    }

    record Refused(Failure why) implements Answer {
    }
}
