package busbar.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceFilter;
import busbar.http.Eventually;
import busbar.http.RawCall;
import busbar.http.TestEngine;
import busbar.http.Wire;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Opening, closing, and the pages that need no signature. */
class GatewayTest {
    @RegisterExtension
    final TestEngine engine = new TestEngine();
    private final BusService service = engine.service();

    @Test
    void healthNeedsNoSignature() throws Exception {
        try (Wire wire = Wire.to(service)) {
            HttpResponse<String> answer = RawCall.of("GET", "/health").unsigned().send(wire, Role.ADMIN);
            assertEquals(200, answer.statusCode());
            assertEquals("{\"status\":\"UP\",\"product\":\"Busbar\",\"version\":\"\"}", answer.body());
        }
    }

    @Test
    void countsAreThereForAScraper() throws Exception {
        service.createBus("orders", "");
        service.createRule(EventRule.draft("orders", "all", "{}",
                List.of(EventTarget.of("log", new Destination.Log()))));
        service.putEvents("orders", List.of(Event.of("1", "shop", "t"), Event.of("2", "shop", "t")));
        try (Wire wire = Wire.to(service)) {
            String text = RawCall.of("GET", "/metrics").unsigned().send(wire, Role.ADMIN).body();
            assertTrue(text.contains("\nbusbar_events_received_total{bus=\"orders\"} 2\n"), text);
            assertTrue(text.contains("\nbusbar_deliveries_total{bus=\"orders\"} 2\n"), text);
            assertTrue(text.contains("\nbusbar_dead_letters{bus=\"orders\"} 0\n"), text);
            assertTrue(text.contains("\nbusbar_trace_steps_left_out_total 0\n"), text);
            assertTrue(text.lines().allMatch(line -> line.matches(
                    "# (HELP|TYPE) \\w+ .+|\\w+(\\{\\w+=\"[^\"]*\"(,\\w+=\"[^\"]*\")*})? [0-9.eE-]+")), text);
        }
    }

    @Test
    void whatACallerLeavesOutOfADefinitionIsThatOfANewOne() throws Exception {
        try (Wire wire = Wire.to(service)) {
            sends(wire, 201, "\"retention\":{\"ageMax\":\"PT168H\",\"bytesMax\":0},\"version\":1", "POST",
                    "/buses", "{\"name\":\"orders\"}");
            sends(wire, 409, "yours began as 0", "PUT", "/buses/orders", "{\"description\":\"mine\"}");
            sends(wire, 200, "\"version\":2", "PUT", "/buses/orders",
                    "{\"description\":\"mine\",\"version\":1,\"retention\":{\"ageMax\":\"PT12H\",\"bytesMax\":0}}");
            sends(wire, 201, "\"version\":1", "POST", "/connections", "{\"name\":\"crm\"}");
            sends(wire, 400, "the path `crm`", "PUT", "/connections/crm", "{\"name\":\"other\",\"version\":1}");
            sends(wire, 201, "\"pattern\":\"{}\"", "POST", "/buses/orders/archives", "{\"name\":\"all\"}");
            sends(wire, 200, "\"version\":2", "PUT", "/buses/orders/archives/all",
                    "{\"version\":1,\"retention\":\"PT24H\"}");
            sends(wire, 200, "\"version\":1", "GET", "/buses/orders/archives/all/versions", "");
        }
    }

    private static void sends(Wire wire, int status, String part, String method, String path, String body)
            throws Exception {
        RawCall call = RawCall.of(method, "/busbar/v1" + path);
        var answer = (body.isEmpty() ? call : call.json(body)).send(wire, Role.ADMIN);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(part), answer.body());
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (Wire wire = Wire.to(service)) {
            BusException refused = assertThrows(BusException.Unreachable.class, () -> new HttpGateway()
                    .open(service, "127.0.0.1", wire.address().getPort(), List.of()));
            assertTrue(refused.getMessage().contains(":" + wire.address().getPort()), refused.getMessage());
        }
    }

    @Test
    void aRequestThatRunsEndsBeforeTheGatewayIsClosed() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            asked.set(true);
            pause(1_000);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        slow.start();
        service.createBus("orders", "");
        service.createRule(EventRule.draft("orders", "slow", "{}", List.of(EventTarget.of("t",
                Destination.Http.post(URI.create("http://127.0.0.1:" + slow.getAddress().getPort()))))));
        Wire wire = Wire.to(service);
        var far = wire.connect();
        var put = CompletableFuture.supplyAsync(() -> far.putEvents("orders", List.of(Event.of("1", "shop", "t"))));
        Eventually.until("the request runs", asked::get);
        wire.close();
        assertEquals(0, put.get().failedCount());
        far.close();
        slow.stop(0);
    }

    @Test
    void aFeedWithoutNewsBeatsSoThatItsReaderKnowsThatItLives() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LiveFeed feed = new LiveFeed(service, TraceFilter.ALL, Duration.ofMillis(20))) {
            Thread.ofVirtual().start(() -> {
                try {
                    feed.writeTo(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Eventually.until("it beats", () -> out.toString(StandardCharsets.UTF_8).contains(": beat\n\n: beat\n\n"));
        }
        Eventually.until("it says goodbye", () -> out.toString(StandardCharsets.UTF_8).contains("event: break\n"));
        assertEquals(0, engine.followers());
    }

    @Test
    void manyCallersAreServedAtOnce() throws Exception {
        service.createBus("orders", "");
        int callers = 64;
        int putsEach = 20;
        try (Wire wire = Wire.to(service); BusService far = wire.connect();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, callers).mapToObj(c -> pool.submit(() -> IntStream
                    .range(0, putsEach).map(i -> far.putEvents("orders", List.of(Event.of(c + "-" + i, "shop", "t")))
                            .failedCount()).sum())).toList();
            for (Future<Integer> failed : all) {
                assertEquals(0, failed.get());
            }
            MetricsQuery lately = new MetricsQuery("orders", "", "", Instant.now().minusSeconds(60),
                    Instant.now().plusSeconds(60), Duration.ofMinutes(2));
            Eventually.until("all are counted", () -> far.metrics(lately).stream()
                    .mapToLong(MetricPoint::received).sum() == callers * putsEach);
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
