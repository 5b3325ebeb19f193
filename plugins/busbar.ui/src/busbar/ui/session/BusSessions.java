package busbar.ui.session;

import busbar.api.AccessKey;
import busbar.api.BusConnector;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Secret;
import busbar.ui.kit.Background;
import busbar.ui.kit.UiThread;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** All connections of this console. An OSGi service, also injected into views.
 *  Connectors come and go as OSGi services. */
public class BusSessions {
    private final List<BusConnector> connectors = new CopyOnWriteArrayList<>();
    private final List<BusSession> sessions = new CopyOnWriteArrayList<>();
    private final Secrets secrets = new Secrets();
    private final ConnectionFile file;
    private final CurrentBus current;
    private final Changes changes;
    private final Listeners<BusSession> listeners;

    /** As the workbench makes it. */
    public BusSessions() {
        this(BusbarHome.folder(), new UiThread());
    }

    BusSessions(Path home, Executor uiThread) {
        file = new ConnectionFile(home.resolve("connections.json"));
        current = new CurrentBus(uiThread);
        changes = new Changes(uiThread);
        listeners = new Listeners<>(uiThread);
        List<ConnectionSettings> known = file.exists() ? file.read() : List.of(sample(home));
        known.forEach(settings -> sessions.add(new BusSession(settings)));
    }

    private static ConnectionSettings sample(Path home) {
        return new ConnectionSettings("Embedded engine",
                URI.create("embedded:" + home.resolve("engine").toUri().getRawPath()), "");
    }

    /** Called by the service registry. */
    public void addConnector(BusConnector connector) {
        connectors.add(connector);
    }

    /** Called by the service registry. */
    public void removeConnector(BusConnector connector) {
        connectors.remove(connector);
    }

    public List<BusSession> sessions() {
        return List.copyOf(sessions);
    }

    public Optional<BusSession> named(String name) {
        return sessions.stream().filter(session -> session.name().equals(name)).findFirst();
    }

    public CurrentBus current() {
        return current;
    }

    public Changes changes() {
        return changes;
    }

    /** @param listener hears on the UI thread of every session that was added, removed, opened or closed */
    public void addListener(Consumer<BusSession> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<BusSession> listener) {
        listeners.remove(listener);
    }

    /** Opens a connection in the background. */
    public void open(BusSession session) {
        if (session.state() == BusSession.State.OPEN || session.state() == BusSession.State.OPENING) {
            return;
        }
        session.opening();
        listeners.tell(session);
        Background.call(session, Messages.bind(Messages.BusSessions_opening, session.name()), () -> connect(session))
                .then(done -> listeners.tell(session))
                .orElse(problem -> broken(session, problem)).schedule();
    }

    /** Opens a service to see whether it can be reached, and closes it again. Blocks.
     *
     *  @throws busbar.api.BusException saying why it cannot */
    public void test(ConnectionSettings settings, Optional<Secret> secret) {
        try (BusService service = connect(settings, secret)) {
            service.info();
        }
    }

    public void close(BusSession session) {
        session.closed().ifPresent(service -> Background.call(session,
                Messages.bind(Messages.BusSessions_closing, session.name()), () -> {
                    service.close();
                    return session;
                }).schedule());
        if (current.get().filter(bus -> bus.session() == session).isPresent()) {
            current.clear();
        }
        listeners.tell(session);
    }

    /** Adds a connection and keeps it. Blocks for the secure storage; not on the UI thread. */
    public BusSession add(ConnectionSettings settings, Optional<Secret> secret) {
        if (named(settings.name()).isPresent()) {
            throw new IllegalArgumentException(Messages.bind(Messages.BusSessions_nameTaken, settings.name()));
        }
        secret.ifPresent(value -> secrets.keep(settings.name(), value));
        BusSession session = new BusSession(settings);
        sessions.add(session);
        save();
        listeners.tell(session);
        return session;
    }

    public void remove(BusSession session) {
        close(session);
        sessions.remove(session);
        save();
        Background.call(session, Messages.bind(Messages.BusSessions_closing, session.name()), () -> {
            secrets.forget(session.name());
            return session;
        }).quietly().schedule();
        listeners.tell(session);
    }

    /** Closes all services and waits for them; when the workbench ends. */
    public void closeAll() {
        for (BusSession session : sessions) {
            session.closed().ifPresent(BusService::close);
        }
    }

    private BusSession connect(BusSession session) {
        session.opened(connect(session.settings(), secrets.find(session.name())));
        return session;
    }

    private BusService connect(ConnectionSettings settings, Optional<Secret> secret) {
        String scheme = String.valueOf(settings.address().getScheme());
        BusConnector connector = connectors.stream().filter(c -> c.opens(scheme)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.bind(Messages.BusSessions_noConnector, scheme)));
        Optional<AccessKey> key = settings.keyId().isEmpty() ? Optional.empty() : secret
                .filter(s -> !s.value().isEmpty()).map(s -> new AccessKey(settings.keyId(), s, Role.ADMIN));
        return connector.connect(settings.address(), key);
    }

    private void broken(BusSession session, Throwable problem) {
        session.broken(problem.getMessage() == null ? problem.toString() : problem.getMessage());
        listeners.tell(session);
    }

    private void save() {
        List<ConnectionSettings> all = new ArrayList<>();
        sessions.forEach(session -> all.add(session.settings()));
        file.write(all);
    }
}
