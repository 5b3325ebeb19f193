package busbar.http.server;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusGateway;
import busbar.api.BusService;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a bus service over HTTP/1.1: the vendor's operations, the service's own, health and counts. */
@Component(service = BusGateway.class)
public final class HttpGateway implements BusGateway {
    private static final Logger log = LoggerFactory.getLogger(HttpGateway.class);
    private static final int BODY_BYTES_MIN = 4 << 20; // taken even where batches have to be smaller
    private static final int CARRIERS_MAX = 16; // platform threads: acceptor and selectors only
    private static final long IDLE_MS = 60_000; // several heartbeats of a feed
    private static final int CONNECTIONS_MAX = 10_000; // ~20 KB each when idle; past it none is accepted
    private static final long STOP_MS = 5_000; // for running requests to end
    private static final long IDLE_AT_STOP_MS = 100; // kept-alive connections without a request
    private final Clock clock;

    @Activate
    public HttpGateway() {
        this(Clock.systemUTC());
    }

    HttpGateway(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Open open(BusService service, String host, int port, List<AccessKey> keys) {
        LiveFeeds feeds = new LiveFeeds();
        Server server = server(service, host, port, keys, feeds);
        try {
            server.start();
        } catch (Exception e) { // Jetty declares no less
            stop(server);
            throw new BusException.Unreachable(("Nothing can listen on %s:%d: %s. Choose another port, or end the "
                    + "program that holds this one.").formatted(host, port, e.getMessage()), e);
        }
        URI address = URI.create("http://" + bracketed(host) + ":"
                + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        log.info("listening at [{}] for [{}] access keys", address, keys.size());
        return new Listening(address, server, feeds);
    }

    private Server server(BusService service, String host, int port, List<AccessKey> keys, LiveFeeds feeds) {
        QueuedThreadPool threads = new QueuedThreadPool(CARRIERS_MAX);
        threads.setName("busbar-http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("busbar-http-", 0).factory()));
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 << 10); // a binary event's attributes travel as headers
        ServerConnector connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MS);
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        server.setStopTimeout(STOP_MS);
        server.setErrorHandler(new PlainErrors());
        int bodyBytesMax = Math.max(BODY_BYTES_MIN, service.info().limits().batchBytesMax());
        server.setHandler(new GatewayHandler(service, new Authenticator(keys, clock), routes(feeds), bodyBytesMax));
        return server;
    }

    private static Routes routes(LiveFeeds feeds) {
        List<Route> all = new ArrayList<>();
        all.addAll(VendorBuses.routes());
        all.addAll(VendorRules.routes());
        all.addAll(VendorTargets.routes());
        all.addAll(VendorEvents.routes());
        all.addAll(VendorSources.routes());
        all.addAll(RuleRoutes.routes());
        all.addAll(SubscriptionRoutes.routes());
        all.addAll(EventRoutes.routes());
        all.addAll(TraceRoutes.routes(feeds));
        all.addAll(LetterRoutes.routes());
        return new Routes(all);
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no less
            log.warn("the gateway did not stop in order: [{}]", e.getMessage());
        }
    }

    private record Listening(URI address, Server server, LiveFeeds feeds) implements Open {
        @Override
        public void close() {
            feeds.close();
            stop(server);
            log.info("closed [{}]", address);
        }
    }
}
