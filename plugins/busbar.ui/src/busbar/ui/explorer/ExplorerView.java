package busbar.ui.explorer;

import busbar.ui.kit.Background;
import busbar.ui.kit.Commands;
import busbar.ui.kit.Keys;
import busbar.ui.kit.Ticker;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** Connections, their buses, and the rules of each. */
public class ExplorerView extends ViewPart {
    public static final String ID = "busbar.ui.explorer";
    private static final int LOOK_MILLIS = 5_000; // what others change, and dead letters that come and go
    @Inject
    private BusSessions sessions;
    private final ExplorerModel model = new ExplorerModel();
    private final Consumer<BusSession> onSession = this::sessionChanged;
    private final Consumer<BusRef> onChange = bus -> load(bus.session());
    private final Consumer<Optional<BusRef>> onBus = bus -> bus.ifPresent(this::reveal);
    private Optional<BusRef> wanted = Optional.empty(); // to be selected as soon as it is read
    private TreeViewer viewer;
    private Text filter;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(parent);
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Explorer_filter);
        filter.setData("busbar.id", "explorer.filter");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.getTree().setData("busbar.id", "explorer.tree");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
        viewer.setComparer(new ByKey());
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new ExplorerLabels(viewer.getControl())));
        viewer.addFilter(new ByName());
        viewer.setInput(sessions);
        filter.addListener(SWT.Modify, e -> filtered());
        viewer.addPostSelectionChangedListener(e -> selected(e.getStructuredSelection().getFirstElement()));
        viewer.addDoubleClickListener(e -> activated(viewer.getStructuredSelection().getFirstElement()));
        menu();
        getSite().setSelectionProvider(viewer);
        Keys.onDelete(viewer.getControl(), () -> delete(viewer.getStructuredSelection().getFirstElement()));
        sessions.addListener(onSession);
        sessions.current().addListener(onBus);
        sessions.changes().addListener(onChange);
        sessions.sessions().forEach(this::sessionChanged);
        Ticker.start(viewer.getControl(), LOOK_MILLIS, this::reload);
    }

    private void menu() {
        MenuManager menu = new MenuManager();
        menu.add(new Separator("open"));
        menu.add(new Separator("new"));
        menu.add(new Separator("edit"));
        menu.add(new Separator("remove"));
        menu.add(new Separator("refresh"));
        menu.add(new Separator("additions"));
        Menu popup = menu.createContextMenu(viewer.getControl());
        viewer.getControl().setMenu(popup);
        getSite().registerContextMenu(menu, viewer);
    }

    private void sessionChanged(BusSession session) {
        if (viewer.getControl().isDisposed()) {
            return;
        }
        if (!session.isOpen()) {
            model.forget(session);
        } else {
            load(session);
        }
        viewer.refresh();
        viewer.expandToLevel(session, 1);
    }

    /** Reads a connection again; what was closed and what was selected stays so. */
    public void load(BusSession session) {
        if (!session.isOpen()) {
            return;
        }
        Background.call(session, Messages.bind(Messages.Explorer_loadingJob, session.name()),
                () -> ExplorerModel.load(session)).then(found -> show(session, found))
                .orElse(problem -> fail(session, problem)).whileAlive(viewer.getControl()).quietly().schedule();
    }

    public void reload() {
        sessions.sessions().forEach(this::load);
    }

    private void show(BusSession session, List<BusEntry> found) {
        List<BusRef> closed = model.children(session).stream().filter(BusItem.class::isInstance)
                .filter(node -> !viewer.getExpandedState(node)).map(node -> ((BusItem) node).ref()).toList();
        if (!model.loaded(session, found)) {
            return;
        }
        viewer.refresh();
        if (wanted.isEmpty() && !viewer.getStructuredSelection().isEmpty()) {
            viewer.setSelection(viewer.getSelection()); // menus look at the state that was read now
        }
        viewer.setExpandedState(session, true);
        found.stream().map(BusEntry::item).filter(item -> !closed.contains(item.ref()))
                .forEach(item -> viewer.setExpandedState(item, true));
        lookAtABus(session);
        wanted.filter(bus -> bus.session() == session).ifPresent(this::reveal);
    }

    /** Selects the current bus, unless something of it is selected; now, or when it has been read. */
    private void reveal(BusRef bus) {
        wanted = Optional.empty();
        if (bus.equals(busOf(viewer.getStructuredSelection().getFirstElement()))) {
            return;
        }
        Optional<BusItem> item = model.bus(bus);
        if (item.isPresent()) {
            viewer.setSelection(new StructuredSelection(item.get()), true);
        } else {
            wanted = Optional.of(bus);
        }
    }

    private void lookAtABus(BusSession session) {
        Optional<BusRef> current = sessions.current().get();
        boolean gone = current.filter(bus -> bus.session() == session)
                .filter(bus -> model.children(session).stream().noneMatch(n -> bus.equals(busOf(n)))).isPresent();
        if (current.isEmpty() || gone) {
            model.firstBus(session).ifPresent(bus -> {
                viewer.setSelection(new StructuredSelection(bus), true);
                sessions.current().set(bus.ref());
            });
        }
    }

    private static BusRef busOf(Object node) {
        return ExplorerModel.busOf(node).orElse(null);
    }

    private void fail(BusSession session, Throwable problem) {
        model.failed(session, problem.getMessage());
        viewer.refresh();
    }

    private void selected(Object node) {
        ExplorerModel.busOf(node).ifPresent(sessions.current()::set);
    }

    private void activated(Object node) {
        switch (node) {
            case BusSession session when !session.isOpen() -> sessions.open(session);
            case ExplorerModel.Hint hint when !hint.session().isOpen() -> sessions.open(hint.session());
            case RuleItem rule -> Commands.run(getSite(), "busbar.ui.rules.openRule",
                    Map.of("bus", rule.ref().bus(), "rule", rule.ref().rule()));
            case BusEntry.DeadLettersItem letters -> Commands.run(getSite(), "busbar.ui.showDeadLetters", Map.of());
            case null -> {
            }
            default -> viewer.setExpandedState(node, !viewer.getExpandedState(node));
        }
    }

    private void delete(Object node) {
        switch (node) {
            case BusSession session -> Commands.run(getSite(), "busbar.ui.removeConnection", Map.of());
            case BusItem bus -> Commands.run(getSite(), "busbar.ui.deleteBus", Map.of());
            case RuleItem rule -> Commands.run(getSite(), "busbar.ui.deleteRule", Map.of());
            case null, default -> {
            }
        }
    }

    private void filtered() {
        viewer.refresh();
        if (!filter.getText().isBlank()) {
            viewer.expandAll();
        }
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }

    @Override
    public void dispose() {
        sessions.removeListener(onSession);
        sessions.current().removeListener(onBus);
        sessions.changes().removeListener(onChange);
        super.dispose();
    }

    /** Asks the model. */
    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return sessions.sessions().toArray();
        }

        @Override
        public Object[] getChildren(Object node) {
            return model.children(node).toArray();
        }

        @Override
        public Object getParent(Object node) {
            return model.parent(node);
        }

        @Override
        public boolean hasChildren(Object node) {
            return !model.children(node).isEmpty();
        }
    }

    /** What is read again is the same node as before: it stays selected and expanded though its state changed. */
    private static final class ByKey implements IElementComparer {
        @Override
        public boolean equals(Object one, Object other) {
            return ExplorerModel.key(one).equals(ExplorerModel.key(other));
        }

        @Override
        public int hashCode(Object node) {
            return ExplorerModel.key(node).hashCode();
        }
    }

    /** Keeps what has the words in its name, and what it lies under. */
    private final class ByName extends ViewerFilter {
        @Override
        public boolean select(Viewer any, Object parent, Object node) {
            String wanted = filter.getText().strip().toLowerCase(java.util.Locale.ROOT);
            return wanted.isEmpty() || ExplorerLabels.name(node).toLowerCase(java.util.Locale.ROOT).contains(wanted)
                    || model.children(node).stream().anyMatch(child -> select(any, node, child));
        }
    }
}
