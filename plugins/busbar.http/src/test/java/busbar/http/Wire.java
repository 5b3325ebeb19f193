package busbar.http;

import busbar.api.AccessKey;
import busbar.api.BusGateway;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Secret;
import busbar.http.client.HttpConnector;
import busbar.http.server.HttpGateway;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A gateway on a free port of this machine, with a key for each role named after it. */
public final class Wire implements AutoCloseable {
    public static final String SECRET = "s3cr3t-of-the-test";
    private static final List<AccessKey> KEYS = Stream.of(Role.values()).map(Wire::key).toList();
    private final BusGateway.Open open;

    private Wire(BusGateway.Open open) {
        this.open = open;
    }

    public static Wire to(BusService service) {
        return new Wire(new HttpGateway().open(service, "127.0.0.1", 0, KEYS));
    }

    public static AccessKey key(Role role) {
        return new AccessKey(role.name().toLowerCase(Locale.ROOT), new Secret(SECRET), role);
    }

    public URI address() {
        return open.address();
    }

    public BusService connect() {
        return connect(Role.ADMIN);
    }

    public BusService connect(Role role) {
        return new HttpConnector().connect(open.address(), Optional.of(key(role)));
    }

    @Override
    public void close() {
        open.close();
    }
}
