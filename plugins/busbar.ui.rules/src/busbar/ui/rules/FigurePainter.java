package busbar.ui.rules;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Draws figures and the lines between them. */
final class FigurePainter {
    private static final int ARC = 8;
    private static final int PADDING = 8;
    private static final int STRIPE = 5;
    private final CanvasColors colors;
    private final Font bold;

    FigurePainter(CanvasColors colors, Font bold) {
        this.colors = colors;
        this.bold = bold;
    }

    /** @param selected name of the selected figure
     *  @param hot name of the figure that a drop would fill; empty when nothing is dragged over */
    void paint(GC gc, List<Figure> figures, String selected, String hot) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        lines(gc, figures);
        figures.forEach(figure -> paint(gc, figure, figure.name().equals(selected), figure.name().equals(hot)));
    }

    private void lines(GC gc, List<Figure> figures) {
        Rectangle bus = figures.get(0).bounds();
        Rectangle filter = figures.get(1).bounds();
        gc.setForeground(colors.line());
        gc.setLineWidth(2);
        connect(gc, bus, filter, figures.get(1).isGap());
        figures.stream().skip(2).forEach(target -> connect(gc, filter, target.bounds(), target.isGap()));
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private static void connect(GC gc, Rectangle from, Rectangle to, boolean dashed) {
        int x1 = from.x + from.width;
        int y1 = from.y + from.height / 2;
        int y2 = to.y + to.height / 2;
        int bend = (x1 + to.x) / 2;
        gc.setLineStyle(dashed ? SWT.LINE_DOT : SWT.LINE_SOLID);
        gc.drawPolyline(new int[] {x1, y1, bend, y1, bend, y2, to.x - 4, y2});
        if (!dashed) {
            gc.setBackground(gc.getForeground());
            gc.fillPolygon(new int[] {to.x, y2, to.x - 9, y2 - 5, to.x - 9, y2 + 5});
        }
    }

    private void paint(GC gc, Figure figure, boolean selected, boolean hot) {
        if (figure.isGap()) {
            gap(gc, figure, hot);
        } else {
            box(gc, figure, selected);
        }
    }

    private void gap(GC gc, Figure figure, boolean hot) {
        Rectangle b = figure.bounds();
        if (hot) {
            gc.setBackground(colors.fill(figure.kind()));
            gc.fillRoundRectangle(b.x, b.y, b.width, b.height, ARC, ARC);
        }
        gc.setForeground(hot ? colors.accent(figure.kind()) : colors.line());
        gc.setLineWidth(hot ? 2 : 1);
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawRoundRectangle(b.x, b.y, b.width, b.height, ARC, ARC);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setForeground(colors.faint());
        centred(gc, figure.title(), b);
    }

    private void box(GC gc, Figure figure, boolean selected) {
        Rectangle b = figure.bounds();
        boolean wrong = !figure.problem().isEmpty();
        gc.setBackground(colors.fill(figure.kind()));
        gc.fillRoundRectangle(b.x, b.y, b.width, b.height, ARC, ARC);
        gc.setBackground(wrong ? colors.problem() : colors.accent(figure.kind()));
        gc.fillRoundRectangle(b.x, b.y, STRIPE, b.height, STRIPE, STRIPE);
        gc.setForeground(wrong ? colors.problem() : colors.accent(figure.kind()));
        gc.setLineWidth(selected ? 3 : 1);
        gc.drawRoundRectangle(b.x, b.y, b.width, b.height, ARC, ARC);
        gc.setLineWidth(1);
        words(gc, figure, wrong);
    }

    private void words(GC gc, Figure figure, boolean wrong) {
        Rectangle b = figure.bounds();
        int width = b.width - STRIPE - 2 * PADDING;
        int x = b.x + STRIPE + PADDING;
        Font plain = gc.getFont();
        int line = gc.getFontMetrics().getHeight();
        gc.setForeground(colors.text());
        gc.setFont(bold);
        gc.drawText(shortened(gc, figure.title(), width), x, b.y + b.height / 2 - line - 1, true);
        gc.setFont(plain);
        gc.setForeground(wrong ? colors.problem() : colors.faint());
        String second = wrong ? figure.problem() : figure.detail();
        gc.drawText(shortened(gc, second, width), x, b.y + b.height / 2 + 2, true);
    }

    private static void centred(GC gc, String text, Rectangle b) {
        String shown = shortened(gc, text, b.width - 2 * PADDING);
        var size = gc.textExtent(shown);
        gc.drawText(shown, b.x + (b.width - size.x) / 2, b.y + (b.height - size.y) / 2, true);
    }

    private static String shortened(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && gc.textExtent(text.substring(0, end) + "…").x > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
