package busbar.tour;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A Java agent that answers every connection on a loopback port with a list of what is on the screen, and does nothing
 *  else. The product is the one that users get; it is read by reflection, so that it need not know of this class. */
public final class Probe {
    private final Instrumentation instrumentation;

    private Probe(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** @param port the loopback port to answer on */
    public static void premain(String port, Instrumentation instrumentation) throws IOException {
        ServerSocket door = new ServerSocket(Integer.parseInt(port), 4, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> new Probe(instrumentation).answer(door), "tour-probe");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(ServerSocket door) {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                caller.getOutputStream().write(look().getBytes(StandardCharsets.UTF_8));
            } catch (IOException | ReflectiveOperationException | RuntimeException e) {
                System.err.println("tour probe: " + e);
            }
        }
    }

    private String look() throws ReflectiveOperationException {
        Object display = display();
        if (display == null) {
            return "[]";
        }
        AtomicReference<String> seen = new AtomicReference<>("[]");
        Runnable look = () -> seen.set(new WidgetWalk().walk(display));
        Method syncExec = display.getClass().getMethod("syncExec", Runnable.class);
        syncExec.invoke(display, look);
        return seen.get();
    }

    private Object display() throws ReflectiveOperationException {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals("org.eclipse.swt.widgets.Display")) {
                return displayOf(type);
            }
        }
        return null;
    }

    private static Object displayOf(Class<?> displayType) throws ReflectiveOperationException {
        Method find = displayType.getMethod("findDisplay", Thread.class);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            Object display = find.invoke(null, thread);
            if (display != null) {
                return display;
            }
        }
        return null;
    }
}
