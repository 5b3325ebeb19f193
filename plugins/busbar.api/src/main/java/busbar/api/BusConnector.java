package busbar.api;

import java.net.URI;
import java.util.Optional;

/** Opens a {@link BusService} at an address. Found as an OSGi service, or made by hand where there is no OSGi. */
public interface BusConnector {

    /** Whether this connector opens addresses of that scheme, such as {@code embedded} or {@code https}. */
    boolean opens(String scheme);

    /** Opens the bus service; blocks, so never on a UI thread. The caller closes it.
     *
     *  @param key signs each request; not asked for by an embedded engine
     *  @throws BusException when it cannot be reached or refuses the key */
    BusService connect(URI address, Optional<AccessKey> key);
}
