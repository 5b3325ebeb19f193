package busbar.ui.rules;

import busbar.api.model.TargetType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** A rule as a drawing: click to select, drop to add, Delete to remove, arrow keys to travel. */
final class RuleCanvas {
    private final ScrolledComposite scroll;
    private final Canvas canvas;
    private final RuleModel model;
    private CanvasLayout layout;
    private final FigurePainter painter;
    private Map<String, TargetType> types = Map.of();
    private List<Figure> figures = List.of();
    private String hot = "";

    RuleCanvas(Composite parent, RuleModel model) {
        this.model = model;
        scroll = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        canvas = new Canvas(scroll, SWT.DOUBLE_BUFFERED);
        canvas.setData("busbar.id", "rules.canvas");
        canvas.setData("busbar.areas", (Supplier<Map<String, Rectangle>>) this::areas);
        canvas.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        scroll.setContent(canvas);
        layout = new CanvasLayout(lineHeight(), 0);
        painter = new FigurePainter(new CanvasColors(canvas),
                JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        listen();
        model.addListener(this::refresh);
        refresh();
    }

    Control control() {
        return scroll;
    }

    /** The width that the drawing can make use of, in pixels. */
    int widthMax() {
        return layout.widthMax();
    }

    void setFocus() {
        canvas.setFocus();
    }

    void show(List<TargetType> offered) {
        types = new LinkedHashMap<>();
        offered.forEach(type -> types.put(type.type(), type));
        refresh();
    }

    /** Adds what was chosen; a second filter replaces nothing and only selects the one that is there. */
    void add(PaletteItem item) {
        RuleSketch sketch = model.sketch();
        switch (item) {
            case PaletteItem.Filter filter -> {
                if (sketch.pattern().isEmpty()) {
                    model.edit(sketch.withPattern(sketch.dialect(), RuleSketch.FIRST_PATTERN));
                }
                model.select(new RuleModel.Part.Filter());
            }
            case PaletteItem.Target(TargetType type) -> {
                model.edit(sketch.withTarget(type));
                model.select(new RuleModel.Part.Target(sketch.targets().size()));
            }
        }
        canvas.setFocus();
    }

    private void listen() {
        canvas.addPaintListener(e -> painter.paint(e.gc, figures, selectedName(), hot));
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.Resize, e -> {
            layout = new CanvasLayout(layout.line(), canvas.getSize().x);
            refresh();
        });
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.bind(Messages.Canvas_accessible, model.sketch().name(), selectedName());
            }
        });
        DropTarget drop = new DropTarget(canvas, DND.DROP_COPY);
        drop.setTransfer(LocalSelectionTransfer.getTransfer());
        drop.addDropListener(new Drop());
    }

    private void refresh() {
        figures = layout.figures(model.sketch(), types);
        scroll.setMinSize(layout.widthMin(), layout.height(model.sketch()));
        canvas.redraw();
    }

    private Map<String, Rectangle> areas() {
        Map<String, Rectangle> areas = new LinkedHashMap<>();
        figures.forEach(figure -> areas.put(figure.name(), figure.bounds()));
        return areas;
    }

    private void click(Event event) {
        canvas.setFocus();
        figureAt(event.x, event.y).filter(f -> !f.isGap()).ifPresent(this::select);
    }

    private void hover(Event event) {
        String tip = figureAt(event.x, event.y).map(f -> f.problem().isEmpty() ? f.detail() : f.problem()).orElse("");
        if (!tip.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(tip.isEmpty() ? null : tip);
        }
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.DEL, SWT.BS -> model.removeSelected();
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> travel(1);
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> travel(-1);
            default -> {
            }
        }
    }

    private void travel(int step) {
        List<Figure> solid = figures.stream().filter(f -> !f.isGap()).toList();
        List<String> names = solid.stream().map(Figure::name).toList();
        int next = Math.floorMod(names.indexOf(selectedName()) + step, names.size());
        select(solid.get(next));
    }

    private void select(Figure figure) {
        model.select(switch (figure.kind()) {
            case FILTER -> new RuleModel.Part.Filter();
            case TARGET -> new RuleModel.Part.Target(indexOf(figure));
            case BUS, FILTER_GAP, TARGET_GAP -> new RuleModel.Part.Bus();
        });
        reveal(figure.bounds());
    }

    /** Scrolls no further than it must. */
    private void reveal(Rectangle figure) {
        Rectangle seen = scroll.getClientArea();
        Point at = scroll.getOrigin();
        scroll.setOrigin(scrolled(at.x, seen.width, figure.x, figure.width),
                scrolled(at.y, seen.height, figure.y, figure.height));
    }

    private static int scrolled(int at, int seen, int from, int size) {
        return Math.min(from, Math.max(at, from + size - seen));
    }

    private int indexOf(Figure target) {
        return figures.stream().filter(f -> f.kind() == Figure.Kind.TARGET).toList().indexOf(target);
    }

    private String selectedName() {
        return switch (model.selected()) {
            case RuleModel.Part.Bus bus -> "bus";
            case RuleModel.Part.Filter filter -> "filter";
            case RuleModel.Part.Target(int index) -> "target:" + model.sketch().targets().get(index).id();
        };
    }

    private Optional<Figure> figureAt(int x, int y) {
        return figures.stream().filter(f -> f.bounds().contains(x, y)).findFirst();
    }

    private int lineHeight() {
        GC gc = new GC(canvas);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    /** Takes palette items anywhere on the canvas and shows the place that they will fill. */
    private final class Drop extends DropTargetAdapter {
        @Override
        public void dragOver(DropTargetEvent event) {
            String place = Palette.dragged().map(this::place).orElse("");
            event.detail = place.isEmpty() ? DND.DROP_NONE : DND.DROP_COPY;
            heat(place);
        }

        @Override
        public void dragLeave(DropTargetEvent event) {
            heat("");
        }

        @Override
        public void drop(DropTargetEvent event) {
            Palette.dragged().ifPresent(RuleCanvas.this::add);
        }

        /** Where it would go; empty when it is not wanted: a rule has one filter. */
        private String place(PaletteItem item) {
            return switch (item) {
                case PaletteItem.Filter filter -> model.sketch().pattern().isEmpty() ? "drop:filter" : "";
                case PaletteItem.Target target -> "drop:target";
            };
        }

        private void heat(String place) {
            if (!hot.equals(place)) {
                hot = place;
                canvas.redraw();
            }
        }
    }
}
