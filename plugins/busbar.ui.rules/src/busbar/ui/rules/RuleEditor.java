package busbar.ui.rules;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.model.EventRule;
import busbar.ui.compare.Conflict;
import busbar.ui.kit.Background;
import busbar.ui.kit.Commands;
import busbar.ui.kit.Report;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSessions;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;

/** The visual rule builder: palette, canvas, and the form of what is selected. */
public class RuleEditor extends EditorPart {
    static final String ID = "busbar.ui.rules.editor";
    private static final int DRAWING_SHARE = 62; // percent of the width, at most
    private BusRef bus;
    private RuleModel model;
    private Palette palette;
    private RuleCanvas canvas;
    private PropertySide properties;
    private Action undo;
    private Action redo;
    private Composite parent;
    private OpeningPage opening;
    private final Consumer<BusRef> onChange = this::changedElsewhere;

    /** What opening reads from the bus, and again when the bus changed. */
    private record Loaded(RuleSketch sketch, Offered offered) {
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        bus = ((RuleEditorInput) input).bus();
    }

    @Override
    public void createPartControl(Composite composite) {
        parent = composite;
        GridLayoutFactory.fillDefaults().applyTo(parent);
        opening = new OpeningPage(parent, getSite().getService(BusSessions.class), bus.session(), this::read);
    }

    private void read() {
        RuleEditorInput input = (RuleEditorInput) getEditorInput();
        Background.call(bus.session(), NLS.bind(Messages.RuleEditor_loadingJob, input.getName()), () -> load(input))
                .then(this::show).orElse(problem -> opening.failed(problem)).whileAlive(parent).schedule();
    }

    private Loaded load(RuleEditorInput input) {
        BusService service = bus.session().service();
        RuleSketch sketch = input.isNew() ? RuleSketch.blank(bus.bus(), freeName(service))
                : RuleSketch.of(service.rule(bus.bus(), input.rule()));
        return new Loaded(sketch, Offered.read(service, this::newConnection));
    }

    private Optional<String> newConnection() {
        return Commands.run(getSite(), "busbar.ui.targetConnections", Map.of("connection", bus.session().name()))
                .map(String.class::cast);
    }

    private void history() {
        Commands.run(getSite(), "busbar.ui.showHistory", Map.of("connection", bus.session().name(), "bus", bus.bus(),
                "rule", model.sketch().name()));
    }

    private String freeName(BusService service) {
        Set<String> taken = service.rules(bus.bus()).stream().map(EventRule::name).collect(Collectors.toSet());
        String name = "new-rule";
        for (int number = 2; taken.contains(name); number++) {
            name = "new-rule-" + number;
        }
        return name;
    }

    private void show(Loaded loaded) {
        for (var child : parent.getChildren()) {
            child.dispose();
        }
        model = new RuleModel(loaded.sketch());
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(parent);
        palette = new Palette(parent, new RuleIcons(parent), item -> canvas.add(item));
        GridDataFactory.fillDefaults().grab(false, true).applyTo(palette.control());
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        canvas = new RuleCanvas(sash, model);
        properties = new PropertySide(sash, model, new SampleEvent(bus), this::history);
        palette.show(loaded.offered().types());
        canvas.show(loaded.offered().types());
        properties.show(loaded.offered());
        model.addListener(this::changed);
        getSite().getService(BusSessions.class).changes().addListener(onChange);
        undoAndRedo();
        parent.layout(true, true);
        divide(sash);
        changed();
    }

    /** The drawing gets what it can use, as long as that leaves a good part to the form. */
    private void divide(SashForm sash) {
        int width = Math.max(DRAWING_SHARE, sash.getClientArea().width - sash.getSashWidth());
        int drawing = Math.min(canvas.widthMax(), width * DRAWING_SHARE / 100);
        sash.setWeights(drawing, width - drawing);
    }

    /** Another version of the rule is shown at once where nothing was edited; an edit goes on, and is told when it is
     *  saved. */
    private void changedElsewhere(BusRef changed) {
        if (changed.session() == bus.session()) {
            Background.call(bus.session(), NLS.bind(Messages.RuleEditor_loadingJob, getEditorInput().getName()),
                    () -> load((RuleEditorInput) getEditorInput())).then(this::showAgain)
                    .orElse(problem -> Report.log(Messages.RuleEditor_loading, problem)).whileAlive(parent).quietly()
                    .schedule();
        }
    }

    private void showAgain(Loaded loaded) {
        properties.show(loaded.offered());
        if (!model.isDirty() && loaded.sketch().version() > model.sketch().version()) {
            model.saved(loaded.sketch());
        }
    }

    /** Handlers of the commands themselves: the window has no global actions that they could hang on. */
    private void undoAndRedo() {
        undo = action(() -> model.undo());
        redo = action(() -> model.redo());
        IHandlerService handlers = getSite().getService(IHandlerService.class);
        handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, new ActionHandler(undo));
        handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, new ActionHandler(redo));
    }

    private static Action action(Runnable verb) {
        return new Action() {
            @Override
            public void run() {
                verb.run();
            }
        };
    }

    private void changed() {
        undo.setEnabled(model.canUndo());
        redo.setEnabled(model.canRedo());
        setPartName(model.sketch().name());
        firePropertyChange(IWorkbenchPart.PROP_TITLE);
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        EventRule rule;
        try {
            rule = model.sketch().toRule();
        } catch (IllegalArgumentException e) {
            Report.problem(getSite().getShell(), Messages.RuleEditor_notSaved, e);
            monitor.setCanceled(true);
            return;
        }
        save(rule, monitor);
    }

    private void save(EventRule rule, IProgressMonitor monitor) {
        try {
            taken(inBackground(rule));
        } catch (BusException.Conflict e) {
            monitor.setCanceled(true);
            conflict(rule, e, monitor);
        } catch (BusException | IllegalStateException e) {
            monitor.setCanceled(true);
            Report.problem(getSite().getShell(), Messages.RuleEditor_notSaved, e);
        }
    }

    /** Saves on another thread while this one keeps the window alive. */
    private EventRule inBackground(EventRule rule) {
        AtomicReference<EventRule> saved = new AtomicReference<>();
        try {
            PlatformUI.getWorkbench().getProgressService().busyCursorWhile(progress -> saved.set(
                    rule.version() == 0 ? bus.session().service().createRule(rule)
                            : bus.session().service().updateRule(rule)));
            return saved.get();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(Messages.RuleEditor_cancelled, e);
        }
    }

    private void taken(EventRule saved) {
        setInput(new RuleEditorInput(bus, saved.name()));
        model.saved(model.sketch().withVersion(saved.version()));
        getSite().getService(BusSessions.class).changes().fire(bus);
    }

    /** Someone was faster, or the name is taken: the operator decides, and nothing typed is lost. */
    private void conflict(EventRule rule, BusException.Conflict problem, IProgressMonitor monitor) {
        if (rule.version() == 0) {
            Report.problem(getSite().getShell(), Messages.RuleEditor_notSaved, problem);
            return;
        }
        new Conflict<>(getSite().getShell(), bus.session(), NLS.bind(Messages.RuleEditor_ruleNotSaved, rule.name()),
                rule, now -> save(rule.withVersion(now.version(), now.changedAt(), ""), monitor), now -> { })
                        .resolve(() -> bus.session().service().ruleVersions(bus.bus(), rule.name()), parent);
    }

    @Override
    public void doSaveAs() {
        throw new IllegalStateException("A rule is not saved under another name.");
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public boolean isDirty() {
        return model != null && model.isDirty();
    }

    @Override
    public void setFocus() {
        if (canvas != null) {
            canvas.setFocus();
        } else {
            parent.setFocus();
        }
    }

    @Override
    public void dispose() {
        getSite().getService(BusSessions.class).changes().removeListener(onChange);
        super.dispose();
    }
}
