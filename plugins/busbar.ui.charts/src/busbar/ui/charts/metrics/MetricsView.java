package busbar.ui.charts.metrics;

import busbar.api.metrics.MetricPoint;
import busbar.ui.kit.Background;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Texts;
import busbar.ui.kit.Ticker;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** What the current bus received, delivered and failed to deliver, and how long it took. */
public class MetricsView extends ViewPart {
    private static final int REFRESH_MILLIS = 5_000;
    private static final int RESIZE_MILLIS = 100; // not for every pixel of a drag
    @Inject
    private BusSessions sessions;
    private final Consumer<Optional<BusRef>> onBus = bus -> turnTo();
    private final Consumer<BusSession> onSession = session -> turnTo();
    private final Consumer<BusRef> onRefresh = changed -> refresh();
    private Optional<BusRef> bus = Optional.empty();
    private MetricsRange range = MetricsRange.FIVE_MINUTES;
    private List<MetricPoint> points = List.of();
    private boolean drawing;
    private Runnable next;
    private EmptyState pages;
    private Label words;
    private ChartCanvas counts;
    private ChartCanvas latency;

    /** Both charts, drawn from these points. */
    private record Drawn(List<MetricPoint> points, ImageData counts, ChartFrame countsFrame, ImageData latency,
            ChartFrame latencyFrame) {
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
        bar(parent);
        pages = new EmptyState(parent);
        Composite charts = new Composite(pages.content(), SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(charts);
        counts = new ChartCanvas(charts, "metrics.counts", this::redraw);
        latency = new ChartCanvas(charts, "metrics.latency", this::redraw);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(counts.control());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(latency.control());
        sessions.current().addListener(onBus);
        sessions.addListener(onSession);
        sessions.changes().addListener(onRefresh);
        Ticker.start(counts.control(), REFRESH_MILLIS, this::refresh);
        pages.say(Messages.Metrics_noBus);
        turnTo();
    }

    private void bar(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(4, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Combo choice = new Combo(line, SWT.DROP_DOWN | SWT.READ_ONLY);
        choice.setData("busbar.id", "metrics.range");
        choice.setItems(Arrays.stream(MetricsRange.values()).map(MetricsRange::title).toArray(String[]::new));
        choice.select(range.ordinal());
        choice.addListener(SWT.Selection, e -> {
            range = MetricsRange.values()[choice.getSelectionIndex()];
            refresh();
        });
        words = new Label(line, SWT.NONE);
        words.setData("busbar.id", "metrics.status");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(words);
    }

    private void turnTo() {
        Optional<BusRef> now = sessions.current().get().filter(b -> b.session().isOpen());
        if (now.equals(bus)) {
            return;
        }
        bus = now;
        setContentDescription(now.map(b -> b.session().name() + " / " + b.bus()).orElse(""));
        words.setText("");
        if (now.isEmpty()) {
            pages.say(Messages.Metrics_noBus);
        } else {
            pages.showContent();
            refresh();
        }
    }

    /** Asks the bus and draws its answer. */
    private void refresh() {
        MetricsRange asked = range;
        bus.filter(b -> b.session().isOpen()).ifPresent(from -> draw(from, asked, 0,
                () -> from.session().service().metrics(asked.query(from.bus(), Instant.now()))));
    }

    /** Draws the same points in another size. */
    private void redraw() {
        List<MetricPoint> known = points;
        MetricsRange shown = range;
        if (!known.isEmpty()) {
            bus.ifPresent(from -> draw(from, shown, RESIZE_MILLIS, () -> known));
        }
    }

    /** One drawing at a time; of those wanted meanwhile the newest comes next. */
    private void draw(BusRef from, MetricsRange asked, long delayMillis, Callable<List<MetricPoint>> ask) {
        if (drawing) {
            next = () -> draw(from, asked, 0, ask);
            return;
        }
        drawing = true;
        ChartFrame countsFrame = counts.frame();
        ChartFrame latencyFrame = latency.frame();
        Background.call(from.session(), Messages.bind(Messages.Metrics_job, from.bus()), () -> {
            List<MetricPoint> found = ask.call();
            return new Drawn(found,
                    ChartPainter.paint(MetricsCharts.counts(found, asked, countsFrame), countsFrame), countsFrame,
                    ChartPainter.paint(MetricsCharts.latency(found, latencyFrame), latencyFrame), latencyFrame);
        }).then(drawn -> show(from, drawn)).orElse(problem -> fail(from, problem)).whileAlive(counts.control())
                .quietly().schedule(delayMillis);
    }

    private void show(BusRef from, Drawn drawn) {
        if (bus.filter(from::equals).isPresent()) {
            points = drawn.points();
            counts.show(drawn.counts(), drawn.countsFrame());
            latency.show(drawn.latency(), drawn.latencyFrame());
            words.setText(Messages.bind(Messages.Metrics_totals, new Object[] {sum(MetricPoint::received),
                    sum(MetricPoint::delivered), sum(MetricPoint::failed), sum(MetricPoint::dead)}));
            pages.showContent();
        }
        goOn();
    }

    private long sum(ToLongFunction<MetricPoint> value) {
        return points.stream().mapToLong(value).sum();
    }

    private void fail(BusRef from, Throwable problem) {
        if (bus.filter(from::equals).isPresent()) {
            pages.say(Texts.problem(problem));
        }
        goOn();
    }

    private void goOn() {
        drawing = false;
        Runnable wanted = next;
        next = null;
        if (wanted != null) {
            wanted.run();
        }
    }

    @Override
    public void setFocus() {
        pages.setFocus();
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        sessions.removeListener(onSession);
        sessions.changes().removeListener(onRefresh);
        super.dispose();
    }
}
