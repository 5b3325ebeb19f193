package busbar.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Supplier;

/** Lists every visible widget with its kind, name, text and place on the screen. Runs on the UI thread. */
final class WidgetWalk {
    private static final int ROWS_MAX = 200; // of one table or tree: more than a screen shows
    private final ArrayNode found = new ObjectMapper().createArrayNode();

    String walk(Object display) {
        for (Object shell : (Object[]) Swt.call(display, "getShells")) {
            control(shell, "", Clip.WHOLE);
        }
        return found.toString();
    }

    private void control(Object control, String shellTitle, Clip around) {
        if (!(boolean) Swt.call(control, "isVisible")) {
            return;
        }
        String title = Swt.kind(control).equals("Shell") ? Swt.text(control) : shellTitle;
        Object size = Swt.call(control, "getSize");
        Object origin = Swt.call(control, "toDisplay", 0, 0);
        ObjectNode node = add(control, title, Swt.text(control));
        place(node, Swt.field(origin, "x"), Swt.field(origin, "y"), Swt.field(size, "x"), Swt.field(size, "y"));
        around.tell(node);
        Clip inside = around.within(Swt.field(origin, "x"), Swt.field(origin, "y"), Swt.field(size, "x"),
                Swt.field(size, "y"));
        items(control, title);
        areas(control, title);
        for (Object child : Swt.array(control, "getChildren")) {
            control(child, title, inside);
        }
    }

    private void items(Object owner, String title) {
        int top = Swt.has(owner, "getTopIndex") ? (int) Swt.call(owner, "getTopIndex") : 0;
        Object[] items = Swt.array(owner, "getItems");
        for (int i = Math.min(top, items.length); i < Math.min(items.length, top + ROWS_MAX); i++) {
            item(owner, items[i], title);
        }
    }

    private void item(Object owner, Object item, String title) {
        if (!Swt.has(item, "getBounds")) {
            return;
        }
        ObjectNode node = add(item, title, Swt.rowText(owner, item));
        Object bounds = Swt.call(item, "getBounds");
        Object origin = Swt.call(owner, "toDisplay", Swt.field(bounds, "x"), Swt.field(bounds, "y"));
        place(node, Swt.field(origin, "x"), Swt.field(origin, "y"), Swt.field(bounds, "width"),
                Swt.field(bounds, "height"));
        for (Object child : Swt.array(item, "getItems")) {
            item(owner, child, title);
        }
    }

    /** What a canvas says of the figures that it painted. */
    private void areas(Object control, String title) {
        if (Swt.call(control, "getData", "busbar.areas") instanceof Supplier<?> areas
                && areas.get() instanceof Map<?, ?> figures) {
            figures.forEach((name, bounds) -> {
                Object origin = Swt.call(control, "toDisplay", Swt.field(bounds, "x"), Swt.field(bounds, "y"));
                ObjectNode node = found.addObject().put("kind", "Figure").put("id", name.toString()).put("text", "")
                        .put("tip", "").put("enabled", true).put("shell", title);
                place(node, Swt.field(origin, "x"), Swt.field(origin, "y"), Swt.field(bounds, "width"),
                        Swt.field(bounds, "height"));
            });
        }
    }

    private ObjectNode add(Object widget, String title, String text) {
        Object id = Swt.call(widget, "getData", "busbar.id");
        return found.addObject().put("kind", Swt.kind(widget)).put("id", id == null ? "" : id.toString())
                .put("text", text).put("tip", Swt.string(widget, "getToolTipText"))
                .put("enabled", !Swt.has(widget, "isEnabled") || (boolean) Swt.call(widget, "isEnabled"))
                .put("shell", title);
    }

    private static void place(ObjectNode node, int x, int y, int width, int height) {
        node.put("x", x).put("y", y).put("w", width).put("h", height);
    }

    /** The part of the screen in which a widget can be seen: what lies around it cuts it off. */
    private record Clip(int left, int top, int right, int bottom) {
        static final Clip WHOLE = new Clip(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);

        Clip within(int x, int y, int w, int h) {
            return new Clip(Math.max(left, x), Math.max(top, y), Math.min(right, x + w), Math.min(bottom, y + h));
        }

        void tell(ObjectNode node) {
            node.put("left", left).put("top", top).put("right", right).put("bottom", bottom);
        }
    }

    /** SWT by reflection: the agent and the product's bundles have different class loaders. */
    private static final class Swt {

        static String kind(Object widget) {
            return widget.getClass().getSimpleName();
        }

        static String text(Object widget) {
            return string(widget, "getText");
        }

        static String string(Object widget, String method) {
            Object value = has(widget, method) ? call(widget, method) : null;
            return value == null ? "" : value.toString();
        }

        static String rowText(Object owner, Object item) {
            if (!has(owner, "getColumnCount") || (int) call(owner, "getColumnCount") == 0) {
                return text(item);
            }
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < (int) call(owner, "getColumnCount"); column++) {
                row.append(column == 0 ? "" : " | ").append(call(item, "getText", column));
            }
            return row.toString();
        }

        static Object[] array(Object widget, String method) {
            return has(widget, method) && call(widget, method) instanceof Object[] items ? items : new Object[0];
        }

        static boolean has(Object object, String method) {
            for (Method m : object.getClass().getMethods()) {
                if (m.getName().equals(method) && m.getParameterCount() == 0) {
                    return true;
                }
            }
            return false;
        }

        static int field(Object point, String name) {
            try {
                return point.getClass().getField(name).getInt(point);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        static Object call(Object object, String name, Object... args) {
            Class<?>[] types = new Class<?>[args.length];
            for (int i = 0; i < args.length; i++) {
                types[i] = args[i] instanceof Integer ? int.class : args[i].getClass();
            }
            try {
                Method method = object.getClass().getMethod(name, types);
                method.setAccessible(true);
                return method.invoke(object, args);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(name + " of " + object.getClass(), e);
            }
        }
    }
}
