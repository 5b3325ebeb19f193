package busbar.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Secret;
import busbar.http.TestEngine;
import busbar.http.Wire;
import busbar.http.wire.WireError;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a caller sees when the far end is not there, is something else, or says no. */
class HttpConnectorTest {
    private static final Optional<AccessKey> KEY = Optional.of(Wire.key(Role.ADMIN));
    @RegisterExtension
    final TestEngine engine = new TestEngine();
    private final HttpConnector connector = new HttpConnector();

    @Test
    void itOpensHttpAndHttps() {
        assertTrue(connector.opens("http") && connector.opens("HTTPS"));
        assertEquals(false, connector.opens("embedded"));
    }

    @Test
    void anAddressWhereNobodyListensIsNamedWithWhatToDo() {
        BusException refused = assertThrows(BusException.Unreachable.class,
                () -> connector.connect(URI.create("http://127.0.0.1:1"), KEY));
        assertTrue(refused.getMessage().contains("http://127.0.0.1:1"), refused.getMessage());
        assertTrue(refused.getMessage().contains("Check host and port"), refused.getMessage());
    }

    @Test
    void aServerThatIsNoBusServiceIsToldFromOne() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = "<html>Welcome</html>".getBytes(StandardCharsets.US_ASCII);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("info") ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        URI address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
        BusException refused = assertThrows(BusException.Unreachable.class, () -> connector.connect(address, KEY));
        assertTrue(refused.getMessage().contains("not understood"), refused.getMessage());
        other.stop(0);
    }

    @Test
    void aWrongKeyIsRefusedWhenConnecting() {
        try (Wire wire = Wire.to(engine.service())) {
            AccessKey wrong = new AccessKey("admin", new Secret("guess"), Role.ADMIN);
            BusException refused = assertThrows(BusException.Denied.class,
                    () -> connector.connect(wire.address(), Optional.of(wrong)));
            assertEquals("SignatureDoesNotMatch", refused.code());
            assertThrows(BusException.Denied.class, () -> connector.connect(wire.address(), Optional.empty()));
        }
    }

    @Test
    void theRoleIsTheOneOfTheKeyAndAViewHasNoMore() {
        try (Wire wire = Wire.to(engine.service()); BusService viewer = wire.connect(Role.VIEWER)) {
            assertEquals(Role.VIEWER, viewer.info().role());
            BusException refused = assertThrows(BusException.Denied.class,
                    () -> viewer.as("the boss").createBus("a", ""));
            assertEquals("Forbidden", refused.code());
            assertTrue(refused.getMessage().contains("admin"), refused.getMessage());
        }
    }

    @Test
    void everyKindOfProblemComesBackAsItself() {
        List<BusException> problems = List.of(new BusException.Invalid("A", "a"), new BusException.Denied("B", "b"),
                new BusException.NotFound("C", "c"), new BusException.Conflict("D", "d"),
                new BusException.Full("E", "e", null), new BusException.Unreachable("f", null));
        for (BusException problem : problems) {
            WireError error = WireError.of(problem, "R");
            for (String kind : List.of(error.kind(), "")) {
                BusException back = new WireError(error.code(), error.message(), "R", kind)
                        .problem(WireError.status(problem));
                assertEquals(problem.getClass(), back.getClass());
                assertEquals(problem.code(), back.code());
                assertEquals(problem.getMessage(), back.getMessage());
            }
        }
    }

    @Test
    void aServiceThatIsClosedIsNotAskedAndItsViewsAreNeither() {
        try (Wire wire = Wire.to(engine.service())) {
            BusService service = wire.connect();
            service.as("ann").close();
            assertEquals(1, service.buses().size());
            service.close();
            assertThrows(BusException.Unreachable.class, service::buses);
        }
    }
}
