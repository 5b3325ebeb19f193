package busbar.ui.compare;

import busbar.api.model.Definition;
import busbar.api.model.Difference;
import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.kit.Texts;
import busbar.ui.session.BusSession;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;

/** Someone was faster with a change: tells who, when and what, and lets the operator compare, overwrite or go on
 *  editing. Nothing typed is lost. UI thread.
 *
 *  @param what as in {@code Rule to-crm was not saved}
 *  @param mine what was not saved, with the version that it began with
 *  @param newest gets the newest version, to save over it
 *  @param keepEditing gets the newest version, to go on with */
public record Conflict<T extends Definition>(Shell shell, BusSession session, String what, T mine,
        Consumer<T> newest, Consumer<T> keepEditing) {
    private static final int COMPARE = 0;
    private static final int OVERWRITE = 1;

    /** Reads the versions and asks.
     *
     *  @param alive what the answer is of no use without */
    public void resolve(Callable<List<T>> versions, Widget alive) {
        Background.call(session, Messages.Conflict_job, versions).then(this::ask)
                .orElse(problem -> Report.problem(shell, what, problem)).whileAlive(alive).schedule();
    }

    private void ask(List<T> versions) {
        T now = versions.getFirst();
        String words = words(versions, now);
        int answer = COMPARE;
        while (answer == COMPARE) {
            answer = new MessageDialog(shell, what, null, words, MessageDialog.WARNING, 2, Messages.Conflict_compare,
                    Messages.Conflict_overwrite, Messages.Conflict_keepEditing).open();
            if (answer == COMPARE) {
                new CompareDialog(shell, what, new CompareDialog.Side(Messages.Conflict_mine, mine),
                        new CompareDialog.Side(NLS.bind(Messages.Conflict_theirs, now.changedBy(),
                                Texts.time(now.changedAt())), now)).open();
            }
        }
        (answer == OVERWRITE ? newest : keepEditing).accept(now);
    }

    private String words(List<T> versions, T now) {
        String who = now.changedBy().isEmpty() ? Messages.Conflict_someone : now.changedBy();
        String changed = versions.stream().filter(v -> v.version() == mine.version()).findFirst()
                .map(base -> DifferenceWords.of(Difference.between(base, now))).orElse("");
        return NLS.bind(changed.isEmpty() ? Messages.Conflict_changed : Messages.Conflict_changedWhat,
                new Object[] {session.address(), who, Texts.time(now.changedAt()), changed});
    }
}
