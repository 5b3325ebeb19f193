package busbar.ui.deadletter;

import busbar.api.BusService;
import busbar.api.TraceFeed;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.trace.TraceStep;
import busbar.ui.deadletter.DeadLettersModel.Letters;
import busbar.ui.kit.Background;
import busbar.ui.kit.Columns;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Keys;
import busbar.ui.kit.Texts;
import busbar.ui.kit.Ticker;
import busbar.ui.session.BusFeed;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** What the targets of the current bus did not take. */
public class DeadLettersView extends ViewPart {
    static final String ID = "busbar.ui.deadletters";
    private static final int LOOK_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 250; // between letters that are typed
    @Inject
    private BusSessions sessions;
    private final DeadLettersModel model = new DeadLettersModel();
    private final BusFeed feed = new BusFeed();
    private final Consumer<Optional<BusRef>> onBus = bus -> follow();
    private final Consumer<BusSession> onSession = session -> follow();
    private final Consumer<BusRef> onRefresh = changed -> load();
    private Optional<BusRef> bus = Optional.empty();
    private BusService followed;
    private Letters letters = Letters.NONE;
    private int asked;
    private int answered;
    private Optional<ReplayJob> running = Optional.empty();
    private LetterBar bar;
    private LetterVerbs verbs;
    private EmptyState pages;
    private TableViewer viewer;
    private LetterDetail detail;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
        bar = new LetterBar(parent, this);
        verbs = new LetterVerbs(getSite(), this::say, this::running, this::load);
        pages = new EmptyState(parent);
        SashForm sash = new SashForm(pages.content(), SWT.HORIZONTAL);
        viewer = Columns.table(sash, SWT.MULTI, "deadletter.table",
                LetterColumns.all(new Icons(sash)));
        detail = new LetterDetail(sash);
        sash.setWeights(64, 36);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.addSelectionChangedListener(e -> chosen());
        viewer.addDoubleClickListener(e -> showTrace());
        Keys.onDelete(viewer.getControl(), this::discard);
        MenuManager menu = new MenuManager();
        menu.add(new Separator("additions"));
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        getSite().setSelectionProvider(viewer);
        sessions.current().addListener(onBus);
        sessions.addListener(onSession);
        sessions.changes().addListener(onRefresh);
        Ticker.start(parent, LOOK_MILLIS, this::look);
        pages.say(Messages.Letters_noBus);
        follow();
    }

    /** Follows the current bus, unless it does so already. */
    private void follow() {
        Optional<BusRef> now = sessions.current().get().filter(b -> b.session().isOpen());
        BusService service = now.map(b -> b.session().service()).orElse(null);
        if (now.equals(bus) && service == followed) {
            return;
        }
        bus = now;
        followed = service;
        setContentDescription(now.map(b -> b.session().name() + " / " + b.bus()).orElse(""));
        show(Letters.NONE);
        bar.say("");
        running(Optional.empty());
        if (now.isPresent()) {
            pages.say("");
            feed.follow(now.get(), new Witness(), model::markStale);
            load();
            verbs.watch(now.get());
        } else {
            feed.close();
            pages.say(Messages.Letters_noBus);
        }
    }

    private void look() {
        if (asked == answered && model.takeStale()) {
            load();
        }
    }

    private void load() {
        load(0);
    }

    private void load(long delayMillis) {
        if (bus.isEmpty() || !bus.get().session().isOpen()) {
            return;
        }
        BusRef from = bus.get();
        DeadLetterQuery query = query(from);
        int question = ++asked;
        Background.call(from.session(), Messages.bind(Messages.Letters_job, from.bus()),
                () -> DeadLettersModel.load(from.session().service(), query))
                .then(found -> loaded(question, found)).orElse(problem -> failed(question, problem))
                .whileAlive(viewer.getControl()).quietly().schedule(delayMillis);
    }

    /** Asks the service once the operator has paused typing. */
    void filtered() {
        load(PAUSE_MILLIS);
    }

    /** Only the newest question counts; the bus may be another by now. */
    private boolean isNewest(int question) {
        answered = Math.max(answered, question);
        return question == asked && bus.isPresent();
    }

    private void loaded(int question, Letters found) {
        if (!isNewest(question)) {
            return;
        }
        show(found);
        if (found.newest().isEmpty() && !bar.filter().isEmpty()) {
            pages.say(Messages.bind(Messages.Letters_noneFits, bar.filter()), Messages.Letters_clearFilter,
                    bar::clearFilter);
        } else if (found.newest().isEmpty()) {
            pages.say(Messages.bind(Messages.Letters_none, bus.get().bus()));
        } else {
            pages.showContent();
        }
    }

    private void failed(int question, Throwable problem) {
        if (isNewest(question)) {
            pages.say(Texts.problem(problem));
        }
    }

    /** Replaces the rows; what was selected and still is there stays selected, and the table stays where it was. */
    private void show(Letters found) {
        bar.count(found.newest().size(), found.count());
        if (!found.isSame(letters)) {
            Set<String> chosen = new HashSet<>(selected().stream().map(DeadLetter::id).toList());
            int top = viewer.getTable().getTopIndex();
            viewer.setInput(found.newest());
            viewer.setSelection(new StructuredSelection(
                    found.newest().stream().filter(letter -> chosen.contains(letter.id())).toList()));
            viewer.getTable().setTopIndex(top);
        }
        letters = found;
        chosen();
    }

    private void chosen() {
        bar.enable(selected().size());
        detail.show(selected());
    }

    private void say(String sentence) {
        if (!viewer.getControl().isDisposed()) {
            bar.say(sentence);
        }
    }

    private void running(Optional<ReplayJob> job) {
        running = job.filter(j -> bus.filter(b -> b.bus().equals(j.bus())).isPresent());
        if (!viewer.getControl().isDisposed()) {
            bar.running(running.isPresent());
        }
    }

    /** What is shown, and what Replay All Matching brings home. */
    private DeadLetterQuery query(BusRef of) {
        return DeadLetterQuery.ofBus(of.bus()).withText(bar.filter());
    }

    @SuppressWarnings("unchecked")
    private List<DeadLetter> selected() {
        return viewer.getStructuredSelection().toList();
    }

    void replay() {
        bus.ifPresent(b -> verbs.replay(b, selected()));
    }

    void replayAll() {
        bus.ifPresent(b -> verbs.replayAll(b, query(b)));
    }

    void cancel() {
        bus.ifPresent(b -> running.ifPresent(job -> verbs.cancel(b, job)));
    }

    void edit() {
        withFirst(verbs::edit);
    }

    void discard() {
        bus.ifPresent(b -> verbs.discard(b, selected()));
    }

    void showTrace() {
        withFirst(verbs::showTrace);
    }

    private void withFirst(BiConsumer<BusRef, DeadLetter> verb) {
        bus.ifPresent(b -> selected().stream().findFirst().ifPresent(letter -> verb.accept(b, letter)));
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        sessions.removeListener(onSession);
        sessions.changes().removeListener(onRefresh);
        feed.close();
        super.dispose();
    }

    /** Hears what happens on the bus. The feed's thread. */
    private final class Witness implements TraceFeed.Listener {

        @Override
        public void steps(List<TraceStep> steps, long skipped) {
            model.heard(steps, skipped);
        }

        @Override
        public void interrupted(String message, boolean ended) {
            model.markStale();
        }
    }
}
