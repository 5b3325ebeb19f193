package busbar.ui.archive;

import busbar.api.archive.Archive;
import busbar.api.deadletter.ReplayJob;
import busbar.ui.kit.Background;
import busbar.ui.kit.Column;
import busbar.ui.kit.Columns;
import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Report;
import busbar.ui.kit.Ticker;
import busbar.ui.kit.Times;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Archives of the current bus, and the replays that are under way or done. */
public class ArchivesView extends ViewPart {
    private static final int LOOK_MILLIS = 2_000; // counts and progress move by themselves
    @Inject
    private BusSessions sessions;
    private final Consumer<Optional<BusRef>> onBus = bus -> load();
    private EmptyState pages;
    private TableViewer archives;
    private TableViewer jobs;
    private Button replay;
    private Button delete;
    private Button cancel;

    /** What one look brings. */
    private record Found(List<Archive> archives, List<ReplayJob> jobs) {
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
        bar(parent);
        pages = new EmptyState(parent);
        SashForm sash = new SashForm(pages.content(), SWT.HORIZONTAL);
        archives = Columns.table(sash, SWT.SINGLE, "archives.table", archiveColumns());
        jobs = Columns.table(sash, SWT.SINGLE, "archives.jobs", jobColumns());
        sash.setWeights(58, 42);
        archives.setContentProvider(ArrayContentProvider.getInstance());
        jobs.setContentProvider(ArrayContentProvider.getInstance());
        archives.addSelectionChangedListener(e -> enable());
        archives.addDoubleClickListener(e -> replay());
        jobs.addSelectionChangedListener(e -> enable());
        getSite().setSelectionProvider(archives);
        sessions.current().addListener(onBus);
        Ticker.start(pages.control(), LOOK_MILLIS, this::load);
        enable();
        load();
    }

    private static List<Column<Archive>> archiveColumns() {
        return List.of(Column.<Archive>of(Messages.Archives_name, 18, Archive::name),
                Column.<Archive>of(Messages.Archives_events, 10, a -> Long.toString(a.events()))
                        .sortedBy(Comparator.comparingLong(Archive::events)),
                Column.<Archive>of(Messages.Archives_retention, 12, a -> Long.toString(a.retention().toDays())),
                Column.<Archive>of(Messages.Archives_pattern, 40, a -> a.pattern().replaceAll("\\s+", " ").strip()));
    }

    private static List<Column<ReplayJob>> jobColumns() {
        return List.of(Column.<ReplayJob>of(Messages.Archives_started, 20, j -> Times.write(j.startedAt()))
                        .sortedBy(Comparator.comparing(ReplayJob::startedAt)),
                Column.<ReplayJob>of(Messages.Archives_state, 12, j -> state(j.state())),
                Column.<ReplayJob>of(Messages.Archives_progress, 16, j -> j.replayed() + " / " + j.total()),
                Column.<ReplayJob>of(Messages.Archives_message, 24, ReplayJob::message));
    }

    private void bar(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(4, 4).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        button(bar, Messages.Archives_new, "archives.new", this::create);
        replay = button(bar, Messages.Archives_replay, "archives.replay", this::replay);
        delete = button(bar, Messages.Archives_delete, "archives.delete", this::delete);
        cancel = button(bar, Messages.Archives_cancel, "archives.cancel", this::cancel);
    }

    private static Button button(Composite bar, String words, String id, Runnable verb) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.setData("busbar.id", id);
        button.addListener(SWT.Selection, e -> verb.run());
        return button;
    }

    private void enable() {
        boolean one = archive().isPresent();
        replay.setEnabled(one);
        delete.setEnabled(one);
        cancel.setEnabled(job().filter(j -> !j.isOver()).isPresent());
    }

    private Optional<Archive> archive() {
        return Optional.ofNullable((Archive) archives.getStructuredSelection().getFirstElement());
    }

    private Optional<ReplayJob> job() {
        return Optional.ofNullable((ReplayJob) jobs.getStructuredSelection().getFirstElement());
    }

    private Optional<BusRef> bus() {
        return sessions.current().get().filter(bus -> bus.session().isOpen());
    }

    private void create() {
        bus().ifPresent(bus -> {
            NewArchiveDialog dialog = new NewArchiveDialog(getSite().getShell(), bus.bus());
            if (dialog.open() == Window.OK) {
                change(bus, () -> bus.session().service().createArchive(dialog.result()));
            }
        });
    }

    private void replay() {
        bus().ifPresent(bus -> archive().ifPresent(archive -> {
            ReplayDialog dialog = new ReplayDialog(getSite().getShell(), archive);
            if (dialog.open() == Window.OK) {
                change(bus, () -> bus.session().service().replayArchive(dialog.result()));
            }
        }));
    }

    private void delete() {
        bus().ifPresent(bus -> archive().filter(archive -> Report.confirm(getSite().getShell(),
                Messages.Archives_delete, NLS.bind(Messages.Archives_deleteQuestion, archive.name(), archive.events()),
                Messages.Archives_delete)).ifPresent(archive -> change(bus, () -> {
                    bus.session().service().deleteArchive(bus.bus(), archive.name());
                    return archive;
                })));
    }

    private void cancel() {
        bus().ifPresent(bus -> job().ifPresent(
                job -> change(bus, () -> bus.session().service().cancelReplay(job.id()))));
    }

    private void change(BusRef bus, Callable<Object> work) {
        Background.call(bus.session(), NLS.bind(Messages.Archives_job, bus.bus()), work).then(done -> load())
                .orElse(problem -> Report.problem(getSite().getShell(), Messages.Archives_failed, problem))
                .whileAlive(archives.getTable()).schedule();
    }

    private void load() {
        Optional<BusRef> bus = bus();
        if (bus.isEmpty()) {
            pages.say(Messages.Archives_noBus);
            return;
        }
        BusRef ref = bus.get();
        Background.call(ref.session(), NLS.bind(Messages.Archives_job, ref.bus()),
                () -> new Found(ref.session().service().archives(ref.bus()),
                        ref.session().service().replayJobs(ref.bus())))
                .then(found -> show(ref, found)).orElse(problem -> pages.say(problem.getMessage()))
                .whileAlive(archives.getTable()).quietly().schedule();
    }

    private void show(BusRef ref, Found found) {
        if (bus().filter(ref::equals).isEmpty()) {
            return;
        }
        setContentDescription(ref.session().name() + " / " + ref.bus());
        Optional<String> name = archive().map(Archive::name);
        Optional<String> id = job().map(ReplayJob::id);
        archives.setInput(found.archives());
        jobs.setInput(found.jobs());
        found.archives().stream().filter(a -> name.filter(a.name()::equals).isPresent()).findFirst()
                .ifPresent(a -> archives.setSelection(new org.eclipse.jface.viewers.StructuredSelection(a)));
        found.jobs().stream().filter(j -> id.filter(j.id()::equals).isPresent()).findFirst()
                .ifPresent(j -> jobs.setSelection(new org.eclipse.jface.viewers.StructuredSelection(j)));
        enable();
        if (found.archives().isEmpty() && found.jobs().isEmpty()) {
            pages.say(NLS.bind(Messages.Archives_none, ref.bus()), Messages.Archives_new, this::create);
        } else {
            pages.showContent();
        }
    }

    @Override
    public void setFocus() {
        pages.setFocus();
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        super.dispose();
    }

    private static String state(ReplayJob.State state) {
        return switch (state) {
            case RUNNING -> Messages.State_running;
            case COMPLETED -> Messages.State_completed;
            case CANCELLED -> Messages.State_cancelled;
            case FAILED -> Messages.State_failed;
        };
    }
}
