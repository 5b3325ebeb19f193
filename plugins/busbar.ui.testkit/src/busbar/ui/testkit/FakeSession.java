package busbar.ui.testkit;

import busbar.api.BusConnector;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import busbar.ui.session.ConnectionSettings;
import java.net.URI;
import java.util.Optional;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** A connection of the running window to a fake bus, which is the current one while the session is open. */
public final class FakeSession implements AutoCloseable {
    private final FakeBus bus;
    private final BusConnector connector;
    private final BusSessions sessions;
    private final BusSession session;

    public FakeSession(FakeBus bus) {
        this.bus = bus;
        connector = bus.connector();
        Ui.until("a window", () -> PlatformUI.getWorkbench().getActiveWorkbenchWindow() != null);
        sessions = Ui.get(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getService(BusSessions.class));
        sessions.addConnector(connector);
        session = sessions.add(new ConnectionSettings("Fake " + hashCode(), URI.create("fake:" + hashCode()), ""),
                Optional.empty());
        Ui.run(() -> sessions.open(session));
        Ui.until("an open session", session::isOpen);
        Ui.run(() -> sessions.current().set(bus()));
    }

    public BusRef bus() {
        return new BusRef(session, FakeBus.BUS);
    }

    public BusSessions sessions() {
        return sessions;
    }

    public static IWorkbenchPage page() {
        return Ui.get(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage());
    }

    public static IViewPart show(String view) {
        IWorkbenchPage page = page();
        return Ui.get(() -> {
            try {
                return page.showView(view);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static void hide(String view) {
        IWorkbenchPage page = page();
        Ui.run(() -> page.hideView(page.findView(view)));
    }

    @Override
    public void close() {
        Ui.run(() -> sessions.remove(session));
        sessions.removeConnector(connector);
        Ui.until("no follower left", () -> !bus.isFollowed());
    }
}
