package busbar.api;

import java.net.URI;
import java.util.List;

/** Serves a bus service to others over a network. Found as an OSGi service, or made by hand where there is no OSGi. */
public interface BusGateway {

    /** Takes requests from when it returns until it is closed.
     *
     *  @param port 0 takes any free one
     *  @throws BusException.Unreachable when the address cannot be listened on, naming who to ask */
    Open open(BusService service, String host, int port, List<AccessKey> keys);

    /** A gateway that takes requests. Closing it lets running requests end. */
    interface Open extends AutoCloseable {

        URI address();

        @Override
        void close();
    }
}
