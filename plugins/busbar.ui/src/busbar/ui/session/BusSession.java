package busbar.ui.session;

import busbar.api.BusService;
import java.net.URI;
import java.util.Optional;

/** A connection that may be open. Any thread may read it; only {@link BusSessions} changes it. */
public final class BusSession {
    private final ConnectionSettings settings;
    private volatile Standing standing = new Standing(State.CLOSED, null, null);

    /** BROKEN: it should be open and is not; the problem says why. */
    public enum State {
        CLOSED, OPENING, OPEN, BROKEN
    }

    /** State, service and problem change together. */
    private record Standing(State state, BusService service, String problem) {
    }

    BusSession(ConnectionSettings settings) {
        this.settings = settings;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public String name() {
        return settings.name();
    }

    public URI address() {
        return settings.address();
    }

    public State state() {
        return standing.state();
    }

    public boolean isOpen() {
        return state() == State.OPEN;
    }

    /** What is wrong with a broken connection, fit to be shown. */
    public Optional<String> problem() {
        return Optional.ofNullable(standing.problem());
    }

    /** The service behind the connection. Its calls block: never on the UI thread.
     *
     *  @throws IllegalStateException when the connection is not open */
    public BusService service() {
        Standing now = standing;
        if (now.state() != State.OPEN) {
            throw new IllegalStateException("The connection `%s` is not open. Open it in the Bus Explorer."
                    .formatted(name()));
        }
        return now.service();
    }

    void opening() {
        standing = new Standing(State.OPENING, null, null);
    }

    void opened(BusService service) {
        standing = new Standing(State.OPEN, service, null);
    }

    void broken(String problem) {
        standing = new Standing(State.BROKEN, null, problem);
    }

    /** @return the service that was open, to be closed by the caller off the UI thread */
    Optional<BusService> closed() {
        Standing before = standing;
        standing = new Standing(State.CLOSED, null, null);
        return Optional.ofNullable(before.service());
    }

    @Override
    public String toString() {
        return name();
    }
}
