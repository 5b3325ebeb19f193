package busbar.http.client;

import busbar.api.AccessKey;
import busbar.api.BusConnector;
import busbar.api.BusException;
import busbar.api.BusService;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.osgi.service.component.annotations.Component;

/** Opens bus services that a gateway serves over HTTP or HTTPS. */
@Component(service = BusConnector.class)
public final class HttpConnector implements BusConnector {

    @Override
    public boolean opens(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    @Override
    public BusService connect(URI address, Optional<AccessKey> key) {
        HttpUrl base = HttpUrl.get(address);
        if (base == null) {
            throw new BusException.Invalid("InvalidAddress",
                    "`%s` is no address of a bus service; give one like https://host:8443.".formatted(address));
        }
        AccessKey proof = key.orElseThrow(() -> new BusException.Denied("MissingSecurityHeader",
                "The bus service at %s asks for an access key; give its id and secret.".formatted(address)));
        HttpBusService service = new HttpBusService(new WireCalls(base, proof));
        try {
            service.info();
            return service;
        } catch (BusException e) {
            service.close();
            throw e;
        }
    }
}
