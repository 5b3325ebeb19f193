package busbar.ui.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** What the window logged as errors: why a test may wait in vain although its mouse and keys met what they were to. */
final class Problems implements ILogListener {
    private static final int KEPT_MAX = 3; // the last ones; with a broken class every call is one
    private final Deque<String> kept = new ArrayDeque<>();

    private Problems() {
    }

    /** From now on, hears of errors. */
    static Problems heard() {
        Problems problems = new Problems();
        Platform.addLogListener(problems);
        return problems;
    }

    @Override
    public synchronized void logging(IStatus status, String plugin) {
        if (status.getSeverity() == IStatus.ERROR) {
            String cause = Optional.ofNullable(status.getException()).map(e -> ": " + e).orElse("");
            kept.addLast(status.getMessage() + cause);
            if (kept.size() > KEPT_MAX) {
                kept.removeFirst();
            }
        }
    }

    /** The last errors since the first test, each on a line; empty where there is none. */
    synchronized String words() {
        return kept.stream().map(problem -> "%nlogged earlier: %s".formatted(problem)).collect(Collectors.joining());
    }
}
