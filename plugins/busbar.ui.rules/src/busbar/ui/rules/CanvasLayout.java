package busbar.ui.rules;

import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Rectangle;

/** Places a rule's figures from left to right: bus, filter, targets. Pure: sizes come from the height of a line of
 *  text, so that every zoom looks alike.
 *
 *  @param line height of a line in pixels
 *  @param room width of the place that it is drawn in; boxes grow with it */
record CanvasLayout(int line, int room) {
    private static final int BOX_LINES_MIN = 9;
    private static final int BOX_LINES_MAX = 13;

    /** The figures in the order in which they are drawn and travelled by keyboard. */
    List<Figure> figures(RuleSketch sketch, Map<String, TargetType> types) {
        List<Figure> figures = new ArrayList<>();
        int rows = sketch.targets().size() + 1;
        int middle = margin() + (rows * pitch() - gap()) / 2;
        figures.add(new Figure("bus", Figure.Kind.BUS, box(0, middle), sketch.bus(), sketch.name(), ""));
        figures.add(sketch.pattern().isEmpty()
                ? new Figure("drop:filter", Figure.Kind.FILTER_GAP, box(1, middle), Messages.Canvas_dropFilter, "", "")
                : new Figure("filter", Figure.Kind.FILTER, box(1, middle), Messages.Canvas_filter,
                        oneLine(sketch.pattern().get()), sketch.patternProblem().orElse("")));
        for (int i = 0; i < sketch.targets().size(); i++) {
            figures.add(target(sketch.targets().get(i), i, types));
        }
        int last = sketch.targets().size();
        figures.add(new Figure("drop:target", Figure.Kind.TARGET_GAP, row(last), Messages.Canvas_dropTarget, "", ""));
        return figures;
    }

    private Figure target(TargetSketch target, int index, Map<String, TargetType> types) {
        TargetType type = types.getOrDefault(target.type(), TargetForms.ALL.get(0));
        String title = target.id() + " · " + Labels.of(type); // what does not fit is cut at its end
        return new Figure("target:" + target.id(), Figure.Kind.TARGET, row(index), title, target.endpoint(),
                target.problem().orElse(""));
    }

    /** How far the drawing reaches at least, its margin included. */
    int widthMin() {
        return frame() + 3 * BOX_LINES_MIN * line;
    }

    /** Where more room changes nothing any more. */
    int widthMax() {
        return frame() + 3 * BOX_LINES_MAX * line;
    }

    private int frame() {
        return 2 * margin() + 2 * columnGap();
    }

    int height(RuleSketch sketch) {
        return 2 * margin() + (sketch.targets().size() + 1) * pitch();
    }

    private Rectangle row(int index) {
        return new Rectangle(margin() + 2 * (boxWidth() + columnGap()), margin() + index * pitch(), boxWidth(),
                boxHeight());
    }

    private Rectangle box(int column, int middle) {
        return new Rectangle(margin() + column * (boxWidth() + columnGap()), middle - boxHeight() / 2, boxWidth(),
                boxHeight());
    }

    private static String oneLine(String json) {
        String line = json.replaceAll("\\s+", " ").strip();
        return line.equals("{}") || line.equals("{ }") ? Messages.Canvas_everyEvent : line;
    }

    private int margin() {
        return line;
    }

    private int gap() {
        return line;
    }

    private int columnGap() {
        return 3 * line / 2;
    }

    private int boxWidth() {
        return Math.clamp((room - frame()) / 3, BOX_LINES_MIN * line, BOX_LINES_MAX * line);
    }

    private int boxHeight() {
        return 3 * line;
    }

    private int pitch() {
        return boxHeight() + gap();
    }
}
