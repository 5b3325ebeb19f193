package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
import busbar.api.trace.TraceStatus;
import busbar.api.transform.TargetParam;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that ask who is there. */
class EngineConnectionTest extends EngineFixture {
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private TestTarget target;
    private HttpServer tokens;

    @BeforeEach
    void openTargets() throws IOException {
        target = target();
        service.createBus("orders", "");
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/token", exchange -> {
            tokenRequests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"access_token\":\"t%d\",\"expires_in\":3600}".formatted(tokenRequests.size())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
    }

    @AfterEach
    void closeTokens() {
        tokens.stop(0);
    }

    @Test
    void userAndPasswordAreSentAndWhatElseTheConnectionAdds() {
        service.createConnection(new Connection("crm", "", new Authorization.Basic("ops", new Secret("hush")),
                Map.of("X-Team", "blue"), Map.of("v", "2"), Map.of("tenant", "t1", "amount", "never")));
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination().withConnection("crm"))
                .withParams(List.of(TargetParam.of("body", "JSONPATH", "$.data", ""))));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals("Basic b3BzOmh1c2g=", target.lastHeaders.getFirst("Authorization"));
        assertEquals("blue", target.lastHeaders.getFirst("X-Team"));
        assertEquals("v=2", target.lastQuery);
        assertEquals(List.of("{\"amount\":7,\"tenant\":\"t1\"}"), target.bodies);
    }

    @Test
    void aTokenIsFetchedOnceAndAgainWhenTheTargetRefusesIt() {
        URI address = URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/token");
        service.createConnection(Connection.of("crm", new Authorization.ClientCredentials(address, "me",
                new Secret("hush"), Map.of("scope", "all"))));
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination().withConnection("crm")));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        put("orders", "e2");
        awaitStatus("orders", "e2", TraceStatus.DELIVERED);
        assertEquals(1, tokenRequests.size());
        assertTrue(tokenRequests.get(0).contains("grant_type=client_credentials"), tokenRequests.get(0));
        assertTrue(tokenRequests.get(0).contains("scope=all"), tokenRequests.get(0));
        target.refusedAuthorization = "Bearer t1";
        put("orders", "e3");
        awaitStatus("orders", "e3", TraceStatus.DELIVERED);
        assertEquals("Bearer t2", target.lastHeaders.getFirst("Authorization"));
    }

    @Test
    void aSecretThatIsNotGivenAgainStaysAndSurvivesARestart() {
        service.createConnection(Connection.of("crm", new Authorization.ApiKey("X-Api-Key", new Secret("hush"))));
        Connection shown = service.connections().get(0);
        assertEquals(Authorization.KEPT, ((Authorization.ApiKey) shown.authorization()).value());
        service.updateConnection(shown.withAuthorization(new Authorization.ApiKey("X-Key", Authorization.KEPT)));
        restart();
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination().withConnection("crm")));
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals("hush", target.lastHeaders.getFirst("X-Key"));
    }

    @Test
    void aConnectionInUseIsNotDeletedAndOneThatIsNotThereIsNotNamed() {
        service.createConnection(Connection.of("crm", new Authorization.None()));
        var named = EventTarget.of("t", target.destination().withConnection("crm"));
        rule("orders", "all", "{}", named);
        var refused = assertThrows(BusException.Conflict.class, () -> service.deleteConnection("crm"));
        assertTrue(refused.getMessage().contains("orders/all/t"), refused.getMessage());
        assertThrows(BusException.Invalid.class, () -> rule("orders", "other", "{}",
                EventTarget.of("t", target.destination().withConnection("nobody"))));
    }

    @Test
    void aTargetWithARateGetsItsEventsAtThatPace() {
        rule("orders", "all", "{}", EventTarget.of("crm", target.destination().withPerSecondMax(20)));
        long begun = System.nanoTime();
        put("orders", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10", "e11");
        await("all", () -> target.bodies.size() == 11);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertTrue(millis >= 490, "eleven at 20 a second came within " + millis + " ms");
    }

    @Test
    void anAddressOfTokensThatRefusesIsSaid() {
        service.createConnection(Connection.of("crm", new Authorization.ClientCredentials(
                URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/nothing"), "me", new Secret("x"),
                Map.of())));
        rule("orders", "all", "{}", to("crm", target.destination().withConnection("crm"), NO_RETRY));
        put("orders", "e1");
        await("a letter", () -> letters("orders") == 1);
        var letter = service.deadLetters(DeadLetterQuery.ofBus("orders")).items().get(0);
        assertEquals(ErrorClass.CONNECTION, letter.errorClass());
        assertTrue(letter.lastAnswer().contains("answered 404"), letter.lastAnswer());
    }
}
