package busbar.ui.export;

import busbar.api.ImportReport;
import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Takes definitions over from a file, after asking. */
public class ImportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Optional<BusSession> session = SessionChoice.of(event);
        if (session.isEmpty()) {
            Report.hint(shell, Messages.Import_title, Messages.Export_noConnection);
            return null;
        }
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(NLS.bind(Messages.Import_dialog, session.get().name()));
        dialog.setFilterExtensions(new String[] {"*.json", "*"});
        String file = dialog.open();
        if (file != null && Report.confirm(shell, Messages.Import_title,
                NLS.bind(Messages.Import_question, Path.of(file).getFileName(), session.get().name()),
                Messages.Import_verb)) {
            read(shell, sessions, session.get(), Path.of(file));
        }
        return null;
    }

    private static void read(Shell shell, BusSessions sessions, BusSession session, Path file) {
        Background.call(session, NLS.bind(Messages.Import_job, session.name()),
                () -> session.service().importDefinitions(Files.readString(file)))
                .then(report -> {
                    sessions.changes().fire(new BusRef(session, busbar.api.model.EventBus.DEFAULT));
                    Report.hint(shell, Messages.Import_title, words(report));
                }).orElse(problem -> Report.problem(shell, NLS.bind(Messages.Import_failed, file), problem)).schedule();
    }

    static String words(ImportReport report) {
        StringBuilder words = new StringBuilder(NLS.bind(Messages.Import_done,
                new Object[] {report.created().size(), report.changed().size(), report.unchanged().size()}));
        add(words, Messages.Import_created, report.created());
        add(words, Messages.Import_changed, report.changed());
        add(words, Messages.Import_secrets, report.secretsMissing());
        return words.toString();
    }

    private static void add(StringBuilder words, String title, List<String> names) {
        if (!names.isEmpty()) {
            words.append("\n\n").append(NLS.bind(title, String.join(", ", names)));
        }
    }
}
