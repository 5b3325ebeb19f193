package busbar.http;

import busbar.api.BusService;
import busbar.engine.EmbeddedConnector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Real engines for tests. */
public final class Engines {

    private Engines() {
    }

    /** An engine of its own in a folder; closing the service closes it. */
    public static BusService open(Path folder) {
        URI address = URI.create("embedded:" + folder.resolve("engine").toUri().getRawPath());
        return new EmbeddedConnector().connect(address, Optional.empty());
    }
}
