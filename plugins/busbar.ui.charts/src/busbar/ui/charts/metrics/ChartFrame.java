package busbar.ui.charts.metrics;

import busbar.ui.kit.ThemeColors;
import java.awt.Color;
import java.awt.Font;
import org.eclipse.swt.widgets.Control;

/** Where a chart goes and how it looks there: size, zoom, font and colours of the theme, read on the UI thread and
 *  carried to the thread that draws.
 *
 *  @param zoomPercent pixels for 100 points
 *  @param accent of what comes in; good, waiting and bad as everywhere */
record ChartFrame(int width, int height, int zoomPercent, Font font, Color background, Color text, Color grid,
        Color accent, Color good, Color waiting, Color bad) {
    private static final double POINTS_PER_INCH = 72.0;
    private static final double GRID_SHARE = 0.25;

    /** Of this control as it is now; UI thread. */
    static ChartFrame of(Control control) {
        int fontPixels = (int) Math.round(control.getFont().getFontData()[0].getHeight()
                * control.getDisplay().getDPI().y / POINTS_PER_INCH);
        Color background = awt(control.getBackground());
        Color text = awt(control.getForeground());
        return new ChartFrame(Math.max(1, control.getSize().x), Math.max(1, control.getSize().y),
                control.getMonitor().getZoom(), new Font(Font.SANS_SERIF, Font.PLAIN, fontPixels), background, text,
                mixed(text, background), named(ThemeColors.ACCENT, text), named(ThemeColors.GOOD, text),
                named(ThemeColors.WAITING, text), named(ThemeColors.BAD, text));
    }

    private static Color named(String name, Color otherwise) {
        org.eclipse.swt.graphics.Color found = ThemeColors.get(name);
        return found == null ? otherwise : awt(found);
    }

    private static Color awt(org.eclipse.swt.graphics.Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue());
    }

    private static Color mixed(Color over, Color under) {
        return new Color(mix(over.getRed(), under.getRed()), mix(over.getGreen(), under.getGreen()),
                mix(over.getBlue(), under.getBlue()));
    }

    private static int mix(int over, int under) {
        return (int) Math.round(over * GRID_SHARE + under * (1 - GRID_SHARE));
    }
}
