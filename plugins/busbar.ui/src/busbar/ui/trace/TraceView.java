package busbar.ui.trace;

import busbar.api.BusService;
import busbar.api.TraceFeed;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.ui.kit.Background;
import busbar.ui.kit.Commands;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Icons;
import busbar.ui.kit.LiveTable;
import busbar.ui.kit.Snapshots;
import busbar.ui.kit.Texts;
import busbar.ui.kit.UiThread;
import busbar.ui.session.BusFeed;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** What happens to the events of the current bus, as it happens. */
public class TraceView extends ViewPart {
    static final String ID = "busbar.ui.trace";
    @Inject
    private BusSessions sessions;
    private final TraceModel model = new TraceModel();
    private final BusFeed feed = new BusFeed();
    private final Consumer<Optional<BusRef>> onBus = bus -> follow();
    private final Consumer<BusSession> onSession = session -> follow();
    private final Consumer<BusRef> onRefresh = this::refreshed;
    private volatile Optional<BusRef> bus = Optional.empty(); // the feed's thread reads it
    private BusService followed;
    private Snapshots<TraceModel> snapshots;
    private TraceQuestions questions;
    private TraceBar bar;
    private EmptyState pages;
    private LiveTable<TraceRow> table;
    private TraceDetail detail;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
        snapshots = new Snapshots<>(parent.getDisplay(), snapshot -> paintUnlessPaused());
        bar = new TraceBar(parent, this::paint, this::find, this::clear);
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        pages = new EmptyState(sash);
        table = new LiveTable<>(pages.content(), "trace.table", TraceColumns.events(new Icons(sash)),
                TraceRow::eventId);
        questions = new TraceQuestions(model, table.control(), from -> bus.filter(from::equals).isPresent(),
                () -> snapshots.offer(model));
        detail = new TraceDetail(sash, trace -> {
            model.traced(trace);
            snapshots.offer(model);
        });
        sash.setWeights(60, 40);
        table.addSelectionChangedListener(e -> showDetail());
        new TraceMenu(getSite(), () -> bus, table::selected).hangOn(table.control());
        getSite().setSelectionProvider(table);
        sessions.current().addListener(onBus);
        sessions.addListener(onSession);
        sessions.changes().addListener(onRefresh);
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
        questions.begin();
        model.clear();
        table.select(null);
        bar.say("");
        setContentDescription(now.map(b -> b.session().name() + " / " + b.bus()).orElse(""));
        now.ifPresentOrElse(b -> {
            feed.follow(b, new Witness(b), () -> loadAgain(b));
            load(b);
        }, feed::close);
        paint();
    }

    private void refreshed(BusRef changed) {
        bus.filter(b -> b.session() == changed.session()).ifPresent(this::load);
    }

    /** Reads what happened between the first reading and the opening of the feed. */
    private void loadAgain(BusRef from) {
        if (!table.control().isDisposed() && bus.filter(from::equals).isPresent() && from.session().isOpen()) {
            load(from);
        }
    }

    private void load(BusRef from) {
        Background.call(from.session(), Messages.bind(Messages.Trace_loadJob, from.bus()),
                () -> TraceModel.newest(from.session().service(), from.bus()))
                .then(found -> take(from, found)).orElse(problem -> bar.say(Texts.problem(problem)))
                .whileAlive(table.control()).quietly().schedule();
    }

    private void take(BusRef from, TraceModel.Stored found) {
        if (bus.filter(from::equals).isPresent()) {
            model.stored(found);
            questions.askNow(from);
            paint();
        }
    }

    private void find(String eventId) {
        if (bus.isEmpty() || eventId.isEmpty()) {
            return;
        }
        BusRef from = bus.get();
        bar.say(Messages.bind(Messages.Trace_searching, eventId));
        Background.call(from.session(), Messages.bind(Messages.Trace_searching, eventId),
                () -> TraceModel.find(from.session().service(), from.bus(), eventId))
                .then(found -> found(from, eventId, found)).orElse(problem -> bar.say(Texts.problem(problem)))
                .whileAlive(table.control()).schedule();
    }

    private void found(BusRef from, String eventId, List<TracedEvent> found) {
        bar.say("");
        take(from, new TraceModel.Stored(found, model.leftOut()));
        table.select(eventId);
    }

    /** Brings an event of the current bus in sight, from the store when it is not among the rows. */
    void showEvent(String eventId) {
        bar.filter("");
        table.select(eventId);
        find(eventId);
    }

    private void clear() {
        model.clear();
        table.select(null);
        bar.say("");
        paint();
    }

    private void paintUnlessPaused() {
        if (!table.control().isDisposed() && !bar.isPaused()) {
            paint();
        }
    }

    private void paint() {
        bus.ifPresent(questions::askSoon);
        List<TraceRow> rows = model.rows(bar.filter());
        table.show(rows);
        bar.count(rows.size(), model.size(), model.skipped());
        bar.leftOut(model.leftOut());
        if (!rows.isEmpty()) {
            pages.showContent();
        } else if (bus.isEmpty()) {
            pages.say(Messages.Trace_noBus);
        } else if (model.size() > 0) {
            pages.say(Messages.bind(Messages.Trace_noneFits, bar.filter()), Messages.Trace_searchStored,
                    () -> find(bar.filter()));
        } else {
            pages.say(Messages.bind(Messages.Trace_none, bus.get().bus()), Messages.Trace_send,
                    () -> Commands.run(getSite(), "busbar.ui.sendEvent", Map.of()));
        }
    }

    private void showDetail() {
        Optional<TraceRow> row = table.selected();
        if (row.isPresent() && bus.isPresent()) {
            detail.show(bus.get(), row.get());
        } else {
            detail.clear();
        }
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        sessions.removeListener(onSession);
        sessions.changes().removeListener(onRefresh);
        feed.close();
        super.dispose();
    }

    /** Hears what happens on one bus. The feed's thread. */
    private final class Witness implements TraceFeed.Listener {
        private final BusRef from;
        private boolean interrupted;

        Witness(BusRef from) {
            this.from = from;
        }

        @Override
        public void steps(List<TraceStep> steps, long skipped) {
            if (bus.filter(from::equals).isPresent()) {
                model.steps(steps, skipped);
                snapshots.offer(model);
            }
            if (interrupted) {
                interrupted = false;
                bar.sayLater("");
                model.stepsMissed();
                new UiThread().execute(() -> loadAgain(from));
            }
        }

        @Override
        public void interrupted(String message, boolean ended) {
            interrupted = true;
            bar.sayLater(message);
        }
    }
}
