package busbar.ui.prefs;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusGateway;
import busbar.api.BusService;
import busbar.ui.kit.Report;
import busbar.ui.kit.UiThread;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import busbar.ui.session.BusbarHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.util.NLS;

/** Lets others on this machine reach the embedded engine while it is open. An OSGi service; its own thread opens and
 *  closes the gateway, so that neither the UI thread nor the jobs wait for a port. */
public class EmbeddedGateway {
    static final String NODE = "busbar.ui";
    static final String LISTEN = "gateway.listen";
    static final String PORT = "gateway.port";
    static final int PORT_DEFAULT = 7880;
    private static final String HOST = "127.0.0.1";
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("Embedded gateway").factory());
    private final Consumer<BusSession> onSession = this::sessionChanged;
    private volatile BusGateway gateway;
    private volatile BusSessions sessions;
    private volatile BusGateway.Open open;
    private volatile String status = Messages.Gateway_off;

    /** Called by the service registry. */
    public void setGateway(BusGateway added) {
        gateway = added;
        restart();
    }

    /** Called by the service registry. */
    public void unsetGateway(BusGateway removed) {
        gateway = null;
        thread.execute(this::close);
    }

    /** Called by the service registry. */
    public void setSessions(BusSessions added) {
        sessions = added;
        added.addListener(onSession);
        restart();
    }

    /** Called by the service registry. */
    public void unsetSessions(BusSessions removed) {
        removed.removeListener(onSession);
        thread.execute(this::close);
    }

    /** Where it listens, or why it does not; fit to be shown. */
    public String status() {
        return status;
    }

    /** The key of this engine. Blocks for the disk at its first call. */
    public AccessKey key() {
        return GatewayKey.in(keyFile());
    }

    Path keyFile() {
        return BusbarHome.folder().resolve("embedded-key.json");
    }

    /** Takes changed settings over. Returns at once. */
    void restart() {
        thread.execute(() -> {
            close();
            openIfWanted();
        });
    }

    private void sessionChanged(BusSession session) {
        if (session.settings().isEmbedded()) {
            restart();
        }
    }

    private void openIfWanted() {
        BusGateway door = gateway;
        Optional<BusService> engine = engine();
        if (!listens() || door == null || engine.isEmpty()) {
            status = Messages.Gateway_off;
            return;
        }
        try {
            open = door.open(engine.get(), HOST, port(), List.of(key()));
            status = NLS.bind(Messages.Gateway_listening, open.address());
        } catch (BusException e) {
            status = e.getMessage();
            new UiThread().execute(() -> Report.log(Messages.Gateway_failed, e));
        }
    }

    private Optional<BusService> engine() {
        return sessions == null ? Optional.empty() : sessions.sessions().stream()
                .filter(s -> s.settings().isEmbedded() && s.isOpen()).findFirst().map(BusSession::service);
    }

    private void close() {
        BusGateway.Open before = open;
        open = null;
        status = Messages.Gateway_off;
        if (before != null) {
            before.close();
        }
    }

    /** {@code -Dbusbar.listen=off}, or a port, goes before the preference. */
    private static boolean listens() {
        String given = System.getProperty("busbar.listen");
        return given == null ? InstanceScope.INSTANCE.getNode(NODE).getBoolean(LISTEN, true) : !given.equals("off");
    }

    private static int port() {
        String given = System.getProperty("busbar.listen");
        return given == null ? InstanceScope.INSTANCE.getNode(NODE).getInt(PORT, PORT_DEFAULT)
                : Integer.parseInt(given);
    }
}
