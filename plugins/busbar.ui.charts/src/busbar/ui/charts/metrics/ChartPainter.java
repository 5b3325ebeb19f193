package busbar.ui.charts.metrics;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.jfree.chart.JFreeChart;

/** Draws charts into pixels. Any thread but the UI thread. */
final class ChartPainter {
    private static final double PERCENT = 100.0;

    static {
        if (Platform.OS_MACOSX.equals(Platform.getOS()) && System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // AWT and SWT would both claim the first thread
        }
    }

    private ChartPainter() {
    }

    /** The chart in the pixels of the frame's screen. */
    static ImageData paint(JFreeChart chart, ChartFrame frame) {
        double scale = frame.zoomPercent() / PERCENT;
        int width = (int) Math.round(frame.width() * scale);
        int height = (int) Math.round(frame.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(scale, scale);
        chart.draw(pen, new Rectangle2D.Double(0, 0, frame.width(), frame.height()));
        pen.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < height; y++) {
            data.setPixels(0, y, width, pixels, y * width);
        }
        return data;
    }
}
