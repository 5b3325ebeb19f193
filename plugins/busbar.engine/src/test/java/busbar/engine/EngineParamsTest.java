package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.Event;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.transform.TargetParam;
import busbar.engine.store.Database;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers, query and path of a request, made from the event. */
class EngineParamsTest extends EngineFixture {
    private TestTarget target;

    @BeforeEach
    void openTarget() {
        target = target();
        service.createBus("orders", "");
    }

    private static TargetParam template(String key, String template) {
        return TargetParam.of(key, "TEMPLATE", "{\"id\":\"$.id\",\"name\":\"$.data.name\",\"gone\":\"$.data.gone\"}",
                template);
    }

    private Destination.Http at(String path, String method, Map<String, String> headers) {
        return new Destination.Http(URI.create(target.url().toString().replace("/hook", path)), method, headers,
                Duration.ofSeconds(30));
    }

    private void putNamed(String id, String name) {
        service.putEvents("orders", List.of(Event.of(id, "app.shop", "order.created")
                .withJson("{\"name\":\"%s\",\"all\":{\"q\":\"%s\"}}".formatted(name, name))));
    }

    private void deliver(Destination.Http to, String name, TargetParam... params) {
        rule("orders", "all", "{}", EventTarget.of("t", to).withParams(List.of(params)).withRetry(NO_RETRY));
        putNamed("e1", name);
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
    }

    @Test
    void eachPartOfTheRequestIsMadeByItsOwnForm() {
        deliver(at("/a/*/b-*.json?fixed=1", "PUT", Map.of("X-Team", "blue")), "a/b ü&=?#",
                template("PathParameterValues", "[\"${name}\",\"${id}\"]"),
                template("QueryStringParameters", "{\"name\":\"${name}\",\"gone\":\"${gone}\"}"),
                template("HeaderParameters", "{\"X-Order\":\"order ${id}\"}"),
                TargetParam.of("body", "JSONPATH", "$.data.name", ""));
        assertEquals("/a/a%2Fb%20%C3%BC%26%3D%3F%23/b-e1.json", target.lastUri.getRawPath());
        assertEquals("fixed=1&name=a%2Fb%20%C3%BC%26%3D%3F%23&gone=%24%7Bgone%7D", target.lastUri.getRawQuery());
        assertEquals("order e1", target.lastHeaders.getFirst("X-Order"));
        assertEquals("blue", target.lastHeaders.getFirst("X-Team"));
        assertEquals("PUT", target.lastMethod);
        assertEquals(List.of("a/b ü&=?#"), target.bodies);
        assertEquals("text/plain; charset=utf-8", target.lastHeaders.getFirst("Content-Type"));
    }

    @Test
    void aRequestWithoutABodyHasTheOthers() {
        deliver(at("/orders/*", "GET", Map.of()), "x", template("PathParameterValues", "[\"${id}\"]"),
                TargetParam.of("QueryStringParameters", "JSONPATH", "$.data.all", ""));
        assertEquals("/orders/e1?q=x", target.lastUri.toString());
        assertNull(target.lastHeaders.getFirst("Content-Type"));
    }

    @Test
    void whatIsFixedWinsOverWhatComesFromTheEvent() {
        service.createConnection(new Connection("crm", "", new Authorization.Basic("ops", new Secret("hush")),
                Map.of("X-Tenant", "t1"), Map.of("v", "2"), Map.of()));
        deliver(at("/hook?fixed=1", "POST", Map.of("X-Team", "blue")).withConnection("crm"), "evil",
                template("HeaderParameters", "{\"authorization\":\"${name}\",\"x-tenant\":\"${name}\","
                        + "\"X-TEAM\":\"${name}\",\"X-Free\":\"${name}\"}"),
                template("QueryStringParameters",
                        "{\"fixed\":\"${name}\",\"v\":\"${name}\",\"free\":\"${name}\"}"));
        assertEquals(List.of("Basic b3BzOmh1c2g="), target.lastHeaders.get("Authorization"));
        assertEquals(List.of("t1"), target.lastHeaders.get("X-Tenant"));
        assertEquals(List.of("blue"), target.lastHeaders.get("X-Team"));
        assertEquals(List.of("evil"), target.lastHeaders.get("X-Free"));
        assertEquals("fixed=1&free=evil&v=2", target.lastQuery);
        assertEquals(List.of("e1"), target.lastHeaders.get("X-Busbar-Event-Id"));
    }

    @Test
    void theKeyOfAConnectionWinsUnderWhateverName() {
        service.createConnection(Connection.of("crm", new Authorization.ApiKey("X-Api-Key", new Secret("hush"))));
        deliver(target.destination().withConnection("crm"), "evil",
                template("HeaderParameters", "{\"x-api-key\":\"${name}\"}"));
        assertEquals(List.of("hush"), target.lastHeaders.get("X-Api-Key"));
    }

    @Test
    void aTypeThatIsNamedIsSent() {
        deliver(target.destination(), "x",
                TargetParam.of("HeaderParameters", "CONSTANT", "{\"Content-Type\":\"application/vnd.shop+json\"}", ""));
        assertEquals(List.of("application/vnd.shop+json"), target.lastHeaders.get("Content-Type"));
    }

    @Test
    void aTypeAmongTheTargetsOwnHeadersIsSent() {
        deliver(at("/hook", "POST", Map.of("content-type", "application/x-shop")), "x");
        assertEquals(List.of("application/x-shop"), target.lastHeaders.get("Content-Type"));
    }

    /** It would be in vain again, so it is not tried again, and nothing of it is sent. */
    @Test
    void aValueThatNoHeaderCanHaveIsADeadLetterAtOnce() {
        rule("orders", "all", "{}", EventTarget.of("t", target.destination())
                .withParams(List.of(template("HeaderParameters", "{\"X-Name\":\"${name}\"}"))));
        putNamed("e1", "a\\r\\nEvil: b");
        awaitStatus("orders", "e1", TraceStatus.DEAD);
        DeadLetter letter = service.deadLetters(DeadLetterQuery.ofBus("orders")).items().get(0);
        assertEquals(ErrorClass.TRANSFORM, letter.errorClass());
        assertEquals(0, letter.attempts());
        assertTrue(letter.lastAnswer().contains("The value of header `X-Name` has characters"), letter.lastAnswer());
        assertTrue(target.attempts.isEmpty());
        assertFalse(actions("orders", "e1").contains(TraceAction.RETRY_SCHEDULED));
    }

    @Test
    void noEventChoosesAnotherHost() {
        for (String name : List.of("@elsewhere/", "//elsewhere", "..", "%2e%2e", "elsewhere:80", "\\\\\\\\elsewhere")) {
            service.rules("orders").forEach(r -> service.deleteRule("orders", r.name()));
            rule("orders", "all", "{}", EventTarget.of("t", at("/*", "POST", Map.of())).withRetry(NO_RETRY)
                    .withParams(List.of(template("PathParameterValues", "[\"${name}\"]"))));
            String id = "e" + name.hashCode();
            putNamed(id, name);
            awaitStatus("orders", id, name.equals("..") ? TraceStatus.DEAD : TraceStatus.DELIVERED);
            assertEquals(1, target.lastUri.getRawPath().chars().filter(c -> c == '/').count(), name);
            assertEquals("127.0.0.1:" + target.url().getPort(), target.lastHeaders.getFirst("Host"));
        }
    }

    @Test
    void paramsSurviveARestart() {
        deliver(at("/*", "POST", Map.of()), "x", template("PathParameterValues", "[\"${id}\"]"),
                template("HeaderParameters", "{\"X-Id\":\"${id}\"}"));
        restart();
        putNamed("e2", "y\\\"z");
        awaitStatus("orders", "e2", TraceStatus.DELIVERED);
        assertEquals("/e2", target.lastUri.getRawPath());
        assertEquals("e2", target.lastHeaders.getFirst("X-Id"));
    }

    /** An engine from before took any key and used none but that of the body. */
    @Test
    void paramsThatAnOlderEngineKeptAndNeverUsedDoNotKeepTheEngineFromItsStart() {
        rule("orders", "all", "{}", EventTarget.of("t", target.destination())
                .withParams(List.of(TargetParam.of("body", "CONSTANT", "hello", ""))));
        close();
        try (Database state = new Database(folder.resolve("state.db"), Database.Promise.DURABLE, List.of())) {
            state.write(sql -> sql.update("UPDATE rule SET document=replace(document, '\"params\":[', "
                    + "'\"params\":[{\"key\":\"Network\",\"form\":\"CONSTANT\",\"value\":\"PublicNetwork\"},')"));
        }
        open();
        put("orders", "e1");
        awaitStatus("orders", "e1", TraceStatus.DELIVERED);
        assertEquals(List.of("hello"), target.bodies);
    }
}
