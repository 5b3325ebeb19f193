package busbar.engine.store;

import java.time.Instant;

/** What became of an attempt. */
public sealed interface Outcome {

    /** The target took it. @param answer as in {@code [200] OK} */
    record Delivered(String answer) implements Outcome {
    }

    /** Not taken; tried again when due. */
    record RetryAt(Instant due, Failure why) implements Outcome {
    }

    /** Not made; in vain until its rule is changed. What follows waits. */
    record Blocked(Failure why) implements Outcome {
    }

    /** Not taken and given up. */
    record Rejected(Failure why) implements Outcome {
    }
}
