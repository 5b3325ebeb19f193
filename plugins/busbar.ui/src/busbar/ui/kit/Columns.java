package busbar.ui.kit;

import java.util.List;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Builds tables from columns. */
public final class Columns {

    private Columns() {
    }

    /** A table with headers, lines and the columns. Clicking a header sorts by it; unless {@code style} has VIRTUAL.
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
            shown.setLabelProvider(new Labels<>(column));
            TableColumn header = shown.getColumn();
            header.setText(column.title());
            header.setMoveable(true);
            header.setWidth(pixels.convertWidthInCharsToPixels(column.widthCharacters()) + 16);
            if ((style & SWT.VIRTUAL) == 0) {
                header.addListener(SWT.Selection, e -> sort(viewer, header, column));
            }
        }
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
        private final Column<T> column;

        Labels(Column<T> column) {
            this.column = column;
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
