package busbar.ui.trace;

import busbar.ui.kit.Commands;
import busbar.ui.session.BusRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPartSite;

/** What can be done with the selected event. UI thread.
 *
 *  @param bus that is looked at
 *  @param row that is selected */
record TraceMenu(IWorkbenchPartSite site, Supplier<Optional<BusRef>> bus, Supplier<Optional<TraceRow>> row) {

    void hangOn(Table table) {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(shown -> {
            add(menu, Messages.Trace_copyId, row -> copy(table, row.eventId()));
            add(menu, Messages.Trace_sendAgain, row -> run("busbar.ui.sendEvent", Map.of("eventId", row.eventId())));
            add(menu, Messages.Trace_showLetters, row -> run("busbar.ui.showDeadLetters", Map.of()));
            menu.add(new Separator("additions"));
        });
        table.setMenu(menu.createContextMenu(table));
    }

    private void add(MenuManager menu, String title, Consumer<TraceRow> verb) {
        Action action = new Action(title) {
            @Override
            public void run() {
                row.get().ifPresent(verb);
            }
        };
        action.setEnabled(row.get().isPresent());
        menu.add(action);
    }

    private void run(String command, Map<String, String> parameters) {
        bus.get().ifPresent(b -> {
            Map<String, String> all = new HashMap<>(parameters);
            all.put("bus", b.bus());
            Commands.run(site, command, all);
        });
    }

    private static void copy(Table table, String eventId) {
        Clipboard clipboard = new Clipboard(table.getDisplay());
        clipboard.setContents(new Object[] {eventId}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
