package busbar.http.server;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.ServiceInfo;
import busbar.http.wire.Bodies.Health;
import busbar.http.wire.Paths;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Pages that need no signature: health for all, counts for callers on the same machine, since a scraper cannot sign
 *  and the names of buses are nobody else's business. */
final class PublicPages {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private final BusService service;

    PublicPages(BusService service) {
        this.service = service;
    }

    boolean has(String path, boolean isLocal) {
        return path.equals(Paths.HEALTH) || path.equals(Paths.PROMETHEUS) && isLocal;
    }

    Answer get(String path) {
        return path.equals(Paths.HEALTH) ? health() : prometheus(service);
    }

    static Answer prometheus(BusService service) {
        String text = new PrometheusText(service, Clock.systemUTC()).text();
        return new Answer.Whole(200, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer health() {
        try {
            ServiceInfo info = service.info();
            return Answer.json(new Health("UP", info.product(), info.version()));
        } catch (BusException e) {
            return Answer.json(503, new Health("DOWN", "", ""));
        }
    }
}
