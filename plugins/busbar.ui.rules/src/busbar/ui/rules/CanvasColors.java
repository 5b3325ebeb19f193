package busbar.ui.rules;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** The canvas's colours, made from the theme's background and text so that they follow it into the dark. */
final class CanvasColors {
    private static final RGB BUS = new RGB(58, 110, 165);
    private static final RGB FILTER = new RGB(201, 134, 26);
    private static final RGB TARGET = new RGB(56, 142, 98);
    private static final RGB PROBLEM = new RGB(205, 66, 66);
    private final Control canvas;
    private final Map<RGB, Color> colors = new HashMap<>();

    CanvasColors(Control canvas) {
        this.canvas = canvas;
    }

    Color text() {
        return canvas.getForeground();
    }

    Color faint() {
        return mixed(canvas.getForeground().getRGB(), 0.55);
    }

    Color line() {
        return mixed(canvas.getForeground().getRGB(), 0.35);
    }

    Color accent(Figure.Kind kind) {
        return color(switch (kind) {
            case BUS -> BUS;
            case FILTER, FILTER_GAP -> FILTER;
            case TARGET, TARGET_GAP -> TARGET;
        });
    }

    Color fill(Figure.Kind kind) {
        return mixed(accent(kind).getRGB(), 0.12);
    }

    Color problem() {
        return color(PROBLEM);
    }

    /** A colour over the background, as far as {@code share} says. */
    private Color mixed(RGB over, double share) {
        RGB under = canvas.getBackground().getRGB();
        return color(new RGB(mix(over.red, under.red, share), mix(over.green, under.green, share),
                mix(over.blue, under.blue, share)));
    }

    private static int mix(int over, int under, double share) {
        return (int) Math.round(over * share + under * (1 - share));
    }

    private Color color(RGB rgb) {
        return colors.computeIfAbsent(rgb, Color::new);
    }
}
