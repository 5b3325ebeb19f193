package busbar.ui.rule;

import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.subscription.Blockage;
import busbar.api.subscription.Subscription;
import busbar.api.subscription.Subscription.State;
import busbar.ui.kit.Background;
import busbar.ui.kit.Column;
import busbar.ui.kit.Columns;
import busbar.ui.kit.Commands;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Keys;
import busbar.ui.kit.Texts;
import busbar.ui.kit.Ticker;
import busbar.ui.kit.Times;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The rules of the current bus as a table. */
public class RulesView extends ViewPart {
    private static final int LOOK_MILLIS = 5_000; // what waits changes by itself
    @Inject
    private BusSessions sessions;
    private final Consumer<Optional<BusRef>> onBus = bus -> load();
    private final Consumer<BusRef> onChange = bus -> load();
    private EmptyState pages;
    private TableViewer viewer;

    @Override
    public void createPartControl(Composite parent) {
        pages = new EmptyState(parent);
        Icons icons = new Icons(pages.content());
        viewer = Columns.table(pages.content(), SWT.MULTI, "rules.table", List.of(
                Column.<RuleItem>of(Messages.Rules_name, 24, item -> item.rule().name())
                        .withImage(item -> icons.get(item.icon())),
                Column.<RuleItem>of(Messages.Rules_state, 40, RulesView::state),
                Column.<RuleItem>of(Messages.Rules_waiting, 9,
                        item -> item.backlog() == 0 ? "" : Texts.number(item.backlog()))
                        .sortedBy(Comparator.comparing(RuleItem::backlog)),
                Column.<RuleItem>of(Messages.Rules_pattern, 32,
                        item -> item.rule().pattern().replaceAll("\\s+", " ").strip()),
                Column.<RuleItem>of(Messages.Rules_targets, 34, item -> targets(item.rule())),
                Column.<RuleItem>of(Messages.Rules_changed, 20, item -> Times.write(item.rule().changedAt()))
                        .sortedBy(Comparator.comparing((RuleItem item) -> item.rule().changedAt())),
                Column.<RuleItem>of(Messages.Rules_by, 14, item -> item.rule().changedBy())));
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setComparer(new ByRef());
        viewer.addDoubleClickListener(e -> open());
        Keys.onDelete(viewer.getControl(), () -> Commands.run(getSite(), "busbar.ui.deleteRule", Map.of()));
        MenuManager menu = new MenuManager();
        menu.add(new Separator("open"));
        menu.add(new Separator("additions"));
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        getSite().setSelectionProvider(viewer);
        sessions.current().addListener(onBus);
        sessions.changes().addListener(onChange);
        load();
        Ticker.start(viewer.getControl(), LOOK_MILLIS, this::load);
    }

    private static String state(RuleItem item) {
        if (!item.rule().enabled()) {
            return Messages.Rules_disabled;
        }
        Optional<Blockage> blockage = item.blockage();
        if (blockage.isPresent()) {
            return Messages.bind(Messages.Rules_blocked, new Object[] {Times.write(blockage.get().since()),
                    blockage.get().eventId(), blockage.get().why()});
        }
        Optional<Subscription> paused = item.targets().stream().filter(t -> t.state() == State.PAUSED).findFirst();
        String delivery = item.deliveryWords();
        return paused.map(by -> Messages.bind(Messages.Rules_changedBy, new Object[] {delivery, by.changedBy(),
                by.changedAt().map(Times::write).orElse("")})).orElse(delivery.isEmpty() ? Messages.Rules_enabled
                        : delivery);
    }

    private static String targets(EventRule rule) {
        return rule.targets().stream().map(EventTarget::destination).map(d -> d.endpoint())
                .collect(Collectors.joining(", "));
    }

    private void load() {
        Optional<BusRef> bus = sessions.current().get().filter(b -> b.session().isOpen());
        if (bus.isEmpty()) {
            pages.say(Messages.Rules_noBus);
            return;
        }
        BusRef ref = bus.get();
        Background.call(ref.session(), Messages.bind(Messages.Rules_job, ref.bus()),
                () -> RuleItem.load(ref.session(), ref.bus()))
                .then(found -> show(ref, found)).orElse(problem -> pages.say(problem.getMessage()))
                .whileAlive(viewer.getControl()).quietly().schedule();
    }

    private void show(BusRef ref, List<RuleItem> found) {
        if (sessions.current().get().filter(ref::equals).isEmpty()) {
            return;
        }
        setContentDescription(ref.session().name() + " / " + ref.bus());
        if (!found.equals(viewer.getInput())) {
            IStructuredSelection before = viewer.getStructuredSelection();
            viewer.setInput(found);
            viewer.setSelection(before);
        }
        if (found.isEmpty()) {
            pages.say(Messages.bind(Messages.Rules_none, ref.bus()), Messages.Rules_newRule,
                    () -> Commands.run(getSite(), "busbar.ui.rules.newRule", Map.of()));
        } else {
            pages.showContent();
        }
    }

    private void open() {
        if (viewer.getStructuredSelection().getFirstElement() instanceof RuleItem item) {
            Commands.run(getSite(), "busbar.ui.rules.openRule",
                    Map.of("bus", item.ref().bus(), "rule", item.ref().rule()));
        }
    }

    @Override
    public void setFocus() {
        pages.setFocus();
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        sessions.changes().removeListener(onChange);
        super.dispose();
    }

    /** What is read again is the same row as before: it stays selected though its state changed. */
    private static final class ByRef implements IElementComparer {
        @Override
        public boolean equals(Object one, Object other) {
            return key(one).equals(key(other));
        }

        @Override
        public int hashCode(Object row) {
            return key(row).hashCode();
        }

        private static Object key(Object row) {
            return row instanceof RuleItem item ? item.ref() : row;
        }
    }
}
