package busbar.ui.export;

import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.session.BusSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes all definitions of a connection into a file. */
public class ExportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        Optional<BusSession> session = SessionChoice.of(event);
        if (session.isEmpty()) {
            Report.hint(shell, Messages.Export_title, Messages.Export_noConnection);
            return null;
        }
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(NLS.bind(Messages.Export_dialog, session.get().name()));
        dialog.setFileName("busbar-definitions.json");
        dialog.setFilterExtensions(new String[] {"*.json", "*"});
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            write(shell, session.get(), Path.of(file));
        }
        return null;
    }

    private static void write(Shell shell, BusSession session, Path file) {
        Background.call(session, NLS.bind(Messages.Export_job, session.name()),
                () -> Files.writeString(file, session.service().exportDefinitions()))
                .then(done -> Report.hint(shell, Messages.Export_title, NLS.bind(Messages.Export_done, file)))
                .orElse(problem -> Report.problem(shell, NLS.bind(Messages.Export_failed, file), problem)).schedule();
    }
}
