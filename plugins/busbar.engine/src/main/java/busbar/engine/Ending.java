package busbar.engine;

import java.util.function.Consumer;

/** Ends parts one after the other, also when one of them has trouble with it. */
final class Ending {
    private RuntimeException trouble;

    /** @param part null where it never began */
    <T> void of(T part, Consumer<T> end) {
        if (part == null) {
            return;
        }
        try {
            end.accept(part);
        } catch (RuntimeException e) {
            if (trouble == null) {
                trouble = e;
            } else {
                trouble.addSuppressed(e);
            }
        }
    }

    /** Throws the first trouble there was. */
    void done() {
        if (trouble != null) {
            throw trouble;
        }
    }

    /** The trouble there was, if any, goes with what made the end necessary. */
    void becauseOf(Throwable cause) {
        if (trouble != null) {
            cause.addSuppressed(trouble);
        }
    }
}
