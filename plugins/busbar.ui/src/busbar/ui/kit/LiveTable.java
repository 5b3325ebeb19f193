package busbar.ui.kit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A table of many rows that are replaced several times a second. Only rows on the screen are asked for their labels;
 *  what is selected and what is on top stays so, found again by its key. UI thread. */
public final class LiveTable<T> implements ISelectionProvider {
    private static final int MARGIN_PIXELS = 16;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private final List<Column<T>> columns;
    private final Function<T, ?> key;
    private final Table table;
    private List<T> rows = List.of();
    private Object selectedKey;

    /** @param id what tests find it by
     *  @param key tells which row of a new list is the same as one of the old */
    public LiveTable(Composite parent, String id, List<Column<T>> columns, Function<T, ?> key) {
        this.columns = columns;
        this.key = key;
        table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        table.setData("busbar.id", id);
        table.setHeaderVisible(true);
        PixelConverter pixels = new PixelConverter(table);
        for (Column<T> column : columns) {
            TableColumn header = new TableColumn(table, SWT.NONE);
            header.setText(column.title());
            header.setMoveable(true);
            header.setWidth(pixels.convertWidthInCharsToPixels(column.widthCharacters()) + MARGIN_PIXELS);
        }
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> chosen());
    }

    public Table control() {
        return table;
    }

    public void show(List<T> newest) {
        if (newest.equals(rows)) {
            return;
        }
        int top = table.getTopIndex();
        Object topKey = top > 0 && top < rows.size() ? key.apply(rows.get(top)) : null;
        rows = newest;
        table.setRedraw(false);
        table.setItemCount(rows.size());
        table.clearAll();
        table.deselectAll();
        int selected = indexOf(selectedKey);
        if (selected >= 0) {
            table.select(selected);
        }
        table.setTopIndex(Math.max(0, indexOf(topKey)));
        table.setRedraw(true);
        if (selectedKey != null) {
            tell();
        }
    }

    /** The row that is selected, as it is now; empty too while it is not among the rows. */
    public Optional<T> selected() {
        int index = indexOf(selectedKey);
        return index < 0 ? Optional.empty() : Optional.of(rows.get(index));
    }

    /** Selects the row of this key and brings it in sight, now or when it comes. */
    public void select(Object wanted) {
        selectedKey = wanted;
        int index = indexOf(wanted);
        if (index >= 0) {
            table.setSelection(index);
        } else {
            table.deselectAll();
        }
        tell();
    }

    private int indexOf(Object wanted) {
        for (int i = 0; wanted != null && i < rows.size(); i++) {
            if (Objects.equals(wanted, key.apply(rows.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private void fill(Event asked) {
        TableItem item = (TableItem) asked.item;
        int index = asked.index;
        if (index >= rows.size()) {
            return;
        }
        T row = rows.get(index);
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            item.setText(i, column.text().apply(row));
            item.setImage(i, column.image().apply(row));
            item.setForeground(i, column.color().apply(row));
        }
    }

    private void chosen() {
        int index = table.getSelectionIndex();
        selectedKey = index >= 0 && index < rows.size() ? key.apply(rows.get(index)) : null;
        tell();
    }

    private void tell() {
        SelectionChangedEvent news = new SelectionChangedEvent(this, getSelection());
        listeners.forEach(listener -> listener.selectionChanged(news));
    }

    @Override
    public IStructuredSelection getSelection() {
        return selected().map(StructuredSelection::new).orElse(StructuredSelection.EMPTY);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void setSelection(ISelection selection) {
        Object first = selection instanceof IStructuredSelection some ? some.getFirstElement() : null;
        select(first == null ? null : key.apply((T) first));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
