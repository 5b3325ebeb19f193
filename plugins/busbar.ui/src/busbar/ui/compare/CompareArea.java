package busbar.ui.compare;

import busbar.ui.compare.LineDiff.Kind;
import busbar.ui.compare.LineDiff.Row;
import busbar.ui.kit.ThemeColors;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Two texts side by side that scroll together. A line that differs has a sign before it and a colour. */
public final class CompareArea {
    private final Label leftTitle;
    private final Label rightTitle;
    private final StyledText left;
    private final StyledText right;

    /** @param id what tests find its two texts by, with {@code .left} and {@code .right} behind */
    public CompareArea(Composite parent, String id) {
        Composite both = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(both);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(both);
        leftTitle = title(both);
        rightTitle = title(both);
        left = text(both, id + ".left");
        right = text(both, id + ".right");
        together(left, right);
        together(right, left);
    }

    private static Label title(Composite parent) {
        Label title = new Label(parent, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        return title;
    }

    private static StyledText text(Composite parent, String id) {
        StyledText text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.READ_ONLY);
        text.setData("busbar.id", id);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 120).applyTo(text);
        return text;
    }

    private static void together(StyledText one, StyledText other) {
        one.getVerticalBar().addListener(SWT.Selection, e -> other.setTopPixel(one.getTopPixel()));
        one.addListener(SWT.MouseVerticalWheel, e -> one.getDisplay().asyncExec(() -> {
            if (!one.isDisposed()) {
                other.setTopPixel(one.getTopPixel());
            }
        }));
    }

    public void show(String leftWords, String leftText, String rightWords, String rightText) {
        leftTitle.setText(leftWords);
        rightTitle.setText(rightWords);
        List<Row> rows = LineDiff.of(leftText.lines().toList(), rightText.lines().toList());
        fill(left, rows, true);
        fill(right, rows, false);
    }

    private static void fill(StyledText text, List<Row> rows, boolean isLeft) {
        StringBuilder all = new StringBuilder();
        for (Row row : rows) {
            all.append(sign(row.kind(), isLeft)).append(isLeft ? row.left() : row.right()).append('\n');
        }
        text.setText(all.isEmpty() ? "" : all.substring(0, all.length() - 1));
        for (int line = 0; line < rows.size(); line++) {
            String color = color(rows.get(line).kind());
            int begin = text.getOffsetAtLine(line);
            int length = text.getLine(line).length();
            if (!color.isEmpty() && length > 0) {
                text.setStyleRange(new StyleRange(begin, length, ThemeColors.get(color), null, SWT.BOLD));
            }
        }
    }

    private static String sign(Kind kind, boolean isLeft) {
        return switch (kind) {
            case SAME -> "  ";
            case CHANGED -> "~ ";
            case REMOVED -> isLeft ? "- " : "";
            case ADDED -> isLeft ? "" : "+ ";
        };
    }

    private static String color(Kind kind) {
        return switch (kind) {
            case SAME -> "";
            case CHANGED -> ThemeColors.WAITING;
            case REMOVED -> ThemeColors.BAD;
            case ADDED -> ThemeColors.GOOD;
        };
    }
}
