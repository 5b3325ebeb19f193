package busbar.ui.bus;

import busbar.api.BusException;
import busbar.api.model.EventBus;
import busbar.ui.compare.Conflict;
import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.kit.Selected;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Changes description and retention of the selected bus. */
public class EditBusHandler extends AbstractHandler {

    /** One bus being edited. */
    private record Edit(Shell shell, BusSessions sessions, BusRef ref) {

        void begin(EventBus bus) {
            BusDialog dialog = BusDialog.edit(shell, bus);
            if (dialog.open() == Window.OK) {
                save(dialog.result());
            }
        }

        void save(EventBus changed) {
            Background.call(ref.session(), NLS.bind(Messages.EditBus_job, ref.bus()),
                    () -> ref.session().service().updateBus(changed)).then(done -> sessions.changes().fire(ref))
                    .orElse(problem -> failed(changed, problem)).whileAlive(shell).schedule();
        }

        void failed(EventBus changed, Throwable problem) {
            String what = NLS.bind(Messages.EditBus_failed, ref.bus());
            if (problem instanceof BusException.Conflict) {
                new Conflict<>(shell, ref.session(), what, changed, now -> save(over(changed, now)),
                        now -> begin(over(changed, now)))
                                .resolve(() -> ref.session().service().busVersions(ref.bus()), shell);
            } else {
                Report.problem(shell, what, problem);
            }
        }

        static EventBus over(EventBus changed, EventBus now) {
            return changed.withVersion(now.version(), now.changedAt(), now.changedBy());
        }
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        BusSessions sessions = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(BusSessions.class);
        Optional<BusItem> bus = Selected.first(event, BusItem.class);
        if (bus.isPresent() && bus.get().bus().isBuiltIn()) {
            Report.hint(shell, Messages.EditBus_title, Messages.EditBus_builtIn);
        } else {
            bus.ifPresent(item -> new Edit(shell, sessions, item.ref()).begin(item.bus()));
        }
        return null;
    }
}
