package busbar.ui.trace;

import busbar.api.event.EventJson;
import busbar.api.trace.EventTrace;
import busbar.ui.kit.Background;
import busbar.ui.kit.Columns;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Texts;
import busbar.ui.session.BusRef;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** All that is known of one event: its steps, and the event itself. UI thread; reads in a job, one at a time. */
final class TraceDetail {
    private static final int MISSING_WIDTH = 100; // it wraps; the width is the list's
    private final Consumer<EventTrace> learned;
    private final EmptyState pages;
    private final TableViewer steps;
    private final Label missing;
    private final Text content;
    private Wanted wanted;
    private Wanted loading;

    /** An event as it was when it changed last. */
    private record Wanted(BusRef bus, String eventId, Instant changedAt) {
        boolean isSameEvent(Wanted other) {
            return other != null && bus.equals(other.bus) && eventId.equals(other.eventId);
        }
    }

    /** What the tabs show. */
    private record Found(EventTrace trace, String json) {
    }

    /** @param learned hears on the UI thread of each trace that was read */
    TraceDetail(Composite parent, Consumer<EventTrace> learned) {
        this.learned = learned;
        pages = new EmptyState(parent);
        CTabFolder tabs = new CTabFolder(pages.content(), SWT.TOP | SWT.FLAT);
        tabs.setData("busbar.id", "trace.tabs");
        Icons icons = new Icons(tabs);
        Composite way = new Composite(tabs, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(way);
        missing = new Label(way, SWT.WRAP);
        missing.setText(Messages.Trace_stepsMissing);
        missing.setData("busbar.id", "trace.missing");
        GridDataFactory.fillDefaults().grab(true, false).indent(4, 4).hint(MISSING_WIDTH, SWT.DEFAULT).applyTo(missing);
        Composite list = new Composite(way, SWT.NONE);
        list.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        steps = Columns.table(list, SWT.MULTI, "trace.steps", TraceColumns.steps(icons));
        steps.setContentProvider(ArrayContentProvider.getInstance());
        sayMissing(false);
        content = new Text(tabs, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        content.setData("busbar.id", "trace.event");
        content.setFont(JFaceResources.getTextFont());
        tab(tabs, Messages.Trace_steps, way);
        tab(tabs, Messages.Trace_event, content);
        tabs.setSelection(0);
        clear();
    }

    private static void tab(CTabFolder tabs, String title, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    /** Tells apart what did not happen and what nobody wrote down. */
    private void sayMissing(boolean some) {
        if (((GridData) missing.getLayoutData()).exclude == some) {
            ((GridData) missing.getLayoutData()).exclude = !some;
            missing.setVisible(some);
            missing.getParent().layout();
        }
    }

    void clear() {
        wanted = null;
        pages.say(Messages.Trace_choose);
    }

    /** Reads and shows an event; again when it changed since. */
    void show(BusRef bus, TraceRow row) {
        Wanted now = new Wanted(bus, row.eventId(), row.changedAt());
        if (now.equals(wanted)) {
            return;
        }
        if (!now.isSameEvent(wanted)) {
            pages.say(Messages.Trace_loading);
        }
        wanted = now;
        if (loading == null) {
            load();
        }
    }

    private void load() {
        loading = wanted;
        Wanted asked = wanted;
        Background.call(asked.bus().session(), Messages.bind(Messages.Trace_detailJob, asked.eventId()),
                () -> read(asked)).then(found -> show(asked, found)).orElse(problem -> fail(asked, problem))
                .whileAlive(content).quietly().schedule();
    }

    private static Found read(Wanted asked) {
        EventTrace trace = asked.bus().session().service().trace(asked.bus().bus(), asked.eventId());
        Optional<String> json = trace.content().map(event -> Texts.pretty(EventJson.write(event)));
        return new Found(trace, json.orElse(Messages.Trace_contentGone));
    }

    private void show(Wanted asked, Found found) {
        loading = null;
        if (asked.isSameEvent(wanted)) {
            steps.setInput(found.trace().steps());
            sayMissing(found.trace().missesSteps());
            if (!content.getText().equals(found.json())) {
                content.setText(found.json());
            }
            pages.showContent();
            learned.accept(found.trace());
        }
        again(asked);
    }

    private void fail(Wanted asked, Throwable problem) {
        loading = null;
        if (asked.isSameEvent(wanted)) {
            pages.say(Texts.problem(problem));
        }
        again(asked);
    }

    private void again(Wanted done) {
        if (wanted != null && !wanted.equals(done)) {
            load();
        }
    }
}
