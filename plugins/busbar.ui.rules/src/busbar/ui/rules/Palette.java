package busbar.ui.rules;

import busbar.api.model.TargetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What can be dragged onto the canvas. Enter or a double click adds it too, for those who use the keyboard. */
final class Palette {
    private final TableViewer viewer;

    /** @param add takes an item that was chosen without dragging */
    Palette(Composite parent, RuleIcons icons, Consumer<PaletteItem> add) {
        viewer = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION);
        viewer.getTable().setData("busbar.id", "rules.palette");
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return ((PaletteItem) element).label();
            }

            @Override
            public Image getImage(Object element) {
                return icons.of((PaletteItem) element);
            }

            @Override
            public String getToolTipText(Object element) {
                return ((PaletteItem) element).help();
            }
        });
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.addDoubleClickListener(e -> chosen(viewer.getStructuredSelection()).ifPresent(add));
        viewer.addDragSupport(DND.DROP_COPY, new Transfer[] {LocalSelectionTransfer.getTransfer()}, new Drag());
    }

    Control control() {
        return viewer.getControl();
    }

    void show(List<TargetType> types) {
        List<PaletteItem> items = new ArrayList<>();
        items.add(new PaletteItem.Filter());
        types.forEach(type -> items.add(new PaletteItem.Target(type)));
        viewer.setInput(items);
    }

    /** The item under way in a drag. */
    static Optional<PaletteItem> dragged() {
        return chosen(LocalSelectionTransfer.getTransfer().getSelection());
    }

    private static Optional<PaletteItem> chosen(ISelection selection) {
        return selection instanceof IStructuredSelection one && one.getFirstElement() instanceof PaletteItem item
                ? Optional.of(item) : Optional.empty();
    }

    /** Carries the selected item. */
    private final class Drag extends DragSourceAdapter {
        @Override
        public void dragStart(DragSourceEvent event) {
            event.doit = !viewer.getStructuredSelection().isEmpty();
            LocalSelectionTransfer.getTransfer().setSelection(viewer.getStructuredSelection());
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            event.data = LocalSelectionTransfer.getTransfer().getSelection();
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            LocalSelectionTransfer.getTransfer().setSelection(null);
        }
    }
}
