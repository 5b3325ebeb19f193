package busbar.ui.charts.metrics;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A place for one chart: keeps its newest picture. UI thread. */
final class ChartCanvas {
    private final Canvas canvas;
    private Image image;

    /** @param resized the picture should be drawn anew */
    ChartCanvas(Composite parent, String id, Runnable resized) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("busbar.id", id);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> resized.run());
        canvas.addListener(SWT.Dispose, e -> forget());
    }

    Canvas control() {
        return canvas;
    }

    ChartFrame frame() {
        return ChartFrame.of(canvas);
    }

    /** Shows a picture that was drawn for this frame. */
    void show(ImageData drawn, ChartFrame frame) {
        forget();
        ImageDataProvider atZoom = zoom -> zoom == frame.zoomPercent() ? drawn
                : drawn.scaledTo(Math.max(1, frame.width() * zoom / 100), Math.max(1, frame.height() * zoom / 100));
        image = new Image(canvas.getDisplay(), atZoom);
        canvas.redraw();
    }

    private void paint(GC gc) {
        gc.fillRectangle(canvas.getClientArea());
        if (image != null) {
            gc.drawImage(image, 0, 0);
        }
    }

    private void forget() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }
}
