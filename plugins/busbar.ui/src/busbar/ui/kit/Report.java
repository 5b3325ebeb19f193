package busbar.ui.kit;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

/** Tells the operator what happened, why, and what to do; the details can be copied. UI thread. */
public final class Report {
    private static final String PLUGIN = "busbar.ui";

    private Report() {
    }

    /** A dialog for what went wrong, and a line in the log.
     *
     *  @param what happened, as in "The rule was not saved"
     *  @param problem its message tells why and what to do */
    public static void problem(Shell shell, String what, Throwable problem) {
        log(what, problem);
        String why = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        MessageDialog dialog = new MessageDialog(shell, what, null, why, MessageDialog.ERROR, 0,
                ButtonWords.OK, Messages.Report_copyDetails);
        if (dialog.open() == 1) {
            copy(shell, details(what, problem));
        }
    }

    /** A dialog for what cannot be done yet, and what to do first. */
    public static void hint(Shell shell, String what, String todo) {
        new MessageDialog(shell, what, null, todo, MessageDialog.INFORMATION, 0, ButtonWords.OK).open();
    }

    /** Asks before something that cannot be undone. */
    public static boolean confirm(Shell shell, String what, String loss, String verb) {
        MessageDialog dialog = new MessageDialog(shell, what, null, loss, MessageDialog.WARNING, 1, verb,
                ButtonWords.CANCEL);
        return dialog.open() == 0;
    }

    /** A line in the log only. */
    public static void log(String what, Throwable problem) {
        Platform.getLog(FrameworkUtil.getBundle(Report.class))
                .log(new Status(IStatus.WARNING, PLUGIN, what + ": " + problem.getMessage(), problem));
    }

    private static void copy(Shell shell, String text) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private static String details(String what, Throwable problem) {
        StringWriter text = new StringWriter();
        text.append(what).append('\n');
        problem.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
