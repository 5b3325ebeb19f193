package busbar.ui.kit;

import java.util.List;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Builds tables from columns. */
public final class Columns {

    private Columns() {
    }

    /** A table with headers, lines and the columns. Clicking a header sorts by it; unless {@code style} has VIRTUAL. A
     *  text that is cut off is shown whole where the mouse rests on it.
     *
     *  @param id what tests find it by */
    public static <T> TableViewer table(Composite parent, int style, String id, List<Column<T>> columns) {
        TableViewer viewer = new TableViewer(parent, style | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        Table table = viewer.getTable();
        table.setData("busbar.id", id);
        table.setHeaderVisible(true);
        table.setLinesVisible(false);
        PixelConverter pixels = new PixelConverter(table);
        for (Column<T> column : columns) {
            TableViewerColumn shown = new TableViewerColumn(viewer, SWT.NONE);
            TableColumn header = shown.getColumn();
            shown.setLabelProvider(new Labels<>(column, header));
            header.setText(column.title());
            header.setMoveable(true);
            header.setWidth(pixels.convertWidthInCharsToPixels(column.widthCharacters()) + 16);
            if ((style & SWT.VIRTUAL) == 0) {
                header.addListener(SWT.Selection, e -> sort(viewer, header, column));
            }
        }
        ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
        return viewer;
    }

    private static <T> void sort(TableViewer viewer, TableColumn header, Column<T> column) {
        Table table = viewer.getTable();
        boolean down = table.getSortColumn() == header && table.getSortDirection() == SWT.UP;
        table.setSortColumn(header);
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        viewer.setComparator(new ViewerComparator() {
            @Override
            @SuppressWarnings("unchecked")
            public int compare(Viewer any, Object one, Object other) {
                int order = column.order().compare((T) one, (T) other);
                return down ? -order : order;
            }
        });
    }

    /** Asks the column. */
    @SuppressWarnings("unchecked")
    private static final class Labels<T> extends ColumnLabelProvider {
        private static final int TIP_CHARACTERS_MAX = 100; // of a line
        private static final int MARGINS = 8; // of a cell, about
        private final Column<T> column;
        private final TableColumn shown;

        Labels(Column<T> column, TableColumn shown) {
            this.column = column;
            this.shown = shown;
        }

        @Override
        public String getToolTipText(Object row) {
            String text = getText(row);
            Image image = getImage(row);
            int taken = MARGINS + (image == null ? 0 : image.getBounds().width + MARGINS);
            GC gc = new GC(shown.getParent());
            try {
                return gc.textExtent(text).x + taken <= shown.getWidth() ? null
                        : Texts.lines(text, TIP_CHARACTERS_MAX);
            } finally {
                gc.dispose();
            }
        }

        @Override
        public String getText(Object row) {
            return column.text().apply((T) row);
        }

        @Override
        public Image getImage(Object row) {
            return column.image().apply((T) row);
        }

        @Override
        public Color getForeground(Object row) {
            return column.color().apply((T) row);
        }
    }
}
