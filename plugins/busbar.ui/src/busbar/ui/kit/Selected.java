package busbar.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** What is selected where a command was run. */
public final class Selected {

    private Selected() {
    }

    public static <T> Optional<T> first(ExecutionEvent event, Class<T> type) {
        return all(event, type).stream().findFirst();
    }

    public static <T> List<T> all(ExecutionEvent event, Class<T> type) {
        List<T> found = new ArrayList<>();
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            for (Object element : selection) {
                if (type.isInstance(element)) {
                    found.add(type.cast(element));
                }
            }
        }
        return found;
    }
}
