package busbar.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.AccessKey;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Secret;
import busbar.http.RawCall;
import busbar.http.TestEngine;
import busbar.http.Wire;
import busbar.http.wire.WireError;
import busbar.http.wire.WireJson;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong are refused with the right status, words that help, and no secret. */
class HostileRequestTest {
    private static final String BUSES = "/busbar/v1/buses";
    @RegisterExtension
    final TestEngine engine = new TestEngine();
    private final BusService service = engine.service();
    private final Wire wire = Wire.to(service);

    @BeforeEach
    void createBus() {
        service.createBus("orders", "");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whoDoesNotSignIsAskedTo() throws Exception {
        assertRefused(403, "MissingSecurityHeader", RawCall.of("GET", BUSES).unsigned());
        assertRefused(403, "InvalidAuthorization",
                RawCall.of("GET", BUSES).unsigned().header("authorization", "Bearer x"));
        assertRefused(403, "InvalidAuthorization", RawCall.of("GET", BUSES).unsigned().header("authorization", "acs:"));
    }

    @Test
    void aStrangerAndAWrongSecretAreToldApart() throws Exception {
        assertEquals("InvalidAccessKeyId.NotFound", error(403, RawCall.of("GET", BUSES).send(wire,
                new AccessKey("stranger", new Secret("x"), Role.ADMIN))).code());
        assertEquals("SignatureDoesNotMatch", error(403, RawCall.of("GET", BUSES).send(wire,
                new AccessKey("admin", new Secret("x"), Role.ADMIN))).code());
    }

    @Test
    void anOldDateAFutureDateAndNoDateAreRefused() throws Exception {
        assertRefused(403, "InvalidTimeStamp.Expired",
                RawCall.of("GET", BUSES).header("date", "Tue, 3 Jun 2008 11:05:30 GMT"));
        assertRefused(403, "InvalidTimeStamp.Expired",
                RawCall.of("GET", BUSES).header("date", "Thu, 3 Jun 2100 11:05:30 GMT"));
        assertRefused(403, "InvalidTimeStamp.Format", RawCall.of("GET", BUSES).header("date", "yesterday"));
    }

    @Test
    void aBodyThatWasNotTheSignedOneIsRefused() throws Exception {
        assertRefused(403, "ContentMD5NotMatched", RawCall.of("POST", BUSES).json("{\"name\":\"a\"}")
                .header("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg=="));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutItsLengthSaid() throws Exception {
        byte[] large = " ".repeat((4 << 20) + 1).getBytes(StandardCharsets.US_ASCII);
        assertRefused(400, "RequestBodyTooLarge", RawCall.of("POST", BUSES).body("application/json", large));
        assertRefused(400, "UnsupportedEncoding",
                RawCall.of("POST", BUSES).json("{}").header("content-encoding", "gzip"));
    }

    @Test
    void jsonThatIsWrongNamesPlaceAndField() throws Exception {
        assertSays("line 1", RawCall.of("POST", BUSES).json("{\"name\":"));
        assertSays("`description`", RawCall.of("POST", BUSES).json("{\"name\":\"a\",\"description\":null}"));
        assertSays("`colour` is not known here; known are ",
                RawCall.of("POST", BUSES).json("{\"name\":\"a\",\"description\":\"\",\"colour\":7}"));
        assertSays("`KLINGON`; give one of ALIYUN, AWS", RawCall.of("POST", "/busbar/v1/pattern-test").json(
                "{\"pattern\":\"{}\",\"dialect\":\"KLINGON\",\"event\":{}}"));
        assertSays("2026-01-31T08:15:30Z", RawCall.of("POST", "/busbar/v1/metrics/query").json(
                "{\"bus\":\"\",\"rule\":\"\",\"target\":\"\",\"from\":\"noon\"}"));
        assertSays("braces", RawCall.of("POST", "/openapi/createEventBus").json("[]"));
        assertSays("`EventBusName`", RawCall.of("POST", "/openapi/createEventBus").json("{}"));
        assertSays("first no hyphen", RawCall.of("POST", BUSES).json("{\"name\":\"-\",\"description\":\"\"}"));
        assertSays("nesting depth",
                RawCall.of("POST", "/openapi/createEventBus").json("{\"a\":" + "[".repeat(100_000)));
        assertSays("`targets[0].destination`", RawCall.of("POST", BUSES + "/orders/rules").json(
                "{\"name\":\"r\",\"pattern\":\"{}\",\"targets\":[{\"id\":\"t\",\"destination\":{\"type\":\"ftp\","
                        + "\"values\":{}}}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "header | CONSTANT | {} | it has body, HeaderParameters, QueryStringParameters, PathParameterValues",
        "HeaderParameters | ORIGINAL | `` | give one of CONSTANT, JSONPATH, TEMPLATE",
        "HeaderParameters | CONSTANT | {'Host':'h'} | is made by the service itself",
        "HeaderParameters | CONSTANT | {'X':'a\\nb'} | visible ASCII on one line",
        "PathParameterValues | CONSTANT | [1] | needs a `*` for each of its values"})
    void aParamThatATargetDoesNotTakeIsRefusedWithWhatItTakes(String key, String form, String value, String because)
            throws Exception {
        String quoted = value.replace("\\", "\\\\").replace("'", "\\\"");
        assertSays(because, RawCall.of("POST", BUSES + "/orders/rules").json(("{\"name\":\"r\",\"pattern\":\"{}\","
                + "\"targets\":[{\"id\":\"t\",\"destination\":{\"type\":\"http\",\"values\":{\"url\":\"http://h/\"}},"
                + "\"params\":[{\"resourceKey\":\"%s\",\"form\":\"%s\",\"value\":\"%s\",\"template\":\"\"}]}]}")
                .formatted(key, form, quoted)));
    }

    @Test
    void aPathThatIsNotThereAndAMethodThatIsNotOfferedAreToldApart() throws Exception {
        assertRefused(404, "InvalidAction.NotFound", RawCall.of("GET", "/busbar/v2/buses"));
        assertRefused(404, "InvalidAction.NotFound", RawCall.of("POST", "/openapi/dropEverything").json("{}"));
        assertRefused(400, "UnsupportedHTTPMethod", RawCall.of("PATCH", BUSES).json("{}"));
        assertRefused(404, "EventBusNotExist", RawCall.of("GET", BUSES + "/nowhere"));
    }

    @Test
    void aPathWithTricksIsRefusedBeforeItIsARequest() throws Exception {
        for (String path : new String[] {BUSES + "/%2e%2e/info", BUSES + "/a%2fb", BUSES + "/a;b=c/rules"}) {
            HttpResponse<String> answer = RawCall.of("GET", path).send(wire, Role.ADMIN);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 404, path + " " + answer.statusCode());
            assertFalse(answer.body().contains("<html"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /busbar/v1/replays?bus=%zz HTTP/1.1", "GET /busbar/v1/buses/%c3%28 HTTP/1.1",
        "GET /busbar/v1/buses HTTP/9.9", "GET\0/ HTTP/1.1", "\u0016\u0003\u0001 hello TLS",
        "OPTIONS * HTTP/1.1", "GET http://other.example/busbar/v1/info HTTP/1.1"})
    void whatIsNoRequestIsAnsweredAndNothingBreaks(String line) throws Exception {
        String answer = raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|403|505|404) .*"), line + ": " + answer);
        assertFalse(answer.contains("Exception") || answer.contains("<html"), answer);
        assertEquals(200, RawCall.of("GET", "/health").unsigned().send(wire, Role.ADMIN).statusCode());
    }

    @Test
    void aFloodOfHeadersIsCutOff() throws Exception {
        String answer = raw("GET /health HTTP/1.1\r\nHost: x\r\n" + "x-flood: 0123456789abcdef\r\n".repeat(5_000));
        assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(wire.address().getHost(), wire.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes(256), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /busbar/v1/info,                          1 1 1 1",
        "GET,  /busbar/v1/buses,                         0 1 1 1",
        "POST, /busbar/v1/buses,                         0 0 0 1",
        "PUT,  /busbar/v1/buses/orders,                  0 0 0 1",
        "DELETE, /busbar/v1/buses/nowhere,               0 0 0 1",
        "POST, /busbar/v1/buses/orders/events,           1 0 1 1",
        "GET,  /busbar/v1/buses/orders/event?id=1,       0 1 1 1",
        "GET,  /busbar/v1/buses/orders/rules,            0 1 1 1",
        "POST, /busbar/v1/buses/orders/rules,            0 0 0 1",
        "DELETE, /busbar/v1/buses/orders/rules/r,        0 0 0 1",
        "POST, /busbar/v1/buses/orders/rules/r/enable,   0 0 1 1",
        "POST, /busbar/v1/buses/orders/rules/r/disable,  0 0 1 1",
        "GET,  /busbar/v1/target-types,                  0 1 1 1",
        "POST, /busbar/v1/pattern-test,                  0 1 1 1",
        "POST, /busbar/v1/traced-events/query,           0 1 1 1",
        "GET,  /busbar/v1/buses/orders/trace?id=1,       0 1 1 1",
        "POST, /busbar/v1/dead-letters/query,            0 1 1 1",
        "POST, /busbar/v1/dead-letters/count,            0 1 1 1",
        "POST, /busbar/v1/dead-letters/discard,          0 0 1 1",
        "POST, /busbar/v1/replays,                       0 0 1 1",
        "GET,  /busbar/v1/replays?bus=orders,            0 1 1 1",
        "POST, /busbar/v1/replay/cancel,                 0 0 1 1",
        "GET,  /busbar/v1/replay?id=1,                   0 1 1 1",
        "GET,  /busbar/v1/replay/ledger?id=1,            0 1 1 1",
        "POST, /busbar/v1/metrics/query,                 0 1 1 1",
        "POST, /openapi/putEvents,                       1 0 1 1",
        "POST, /openapi/listEventBuses,                  0 1 1 1",
        "POST, /openapi/testEventPattern,                0 1 1 1",
        "POST, /openapi/queryEventTraces,                0 1 1 1",
        "POST, /openapi/enableRule,                      0 0 1 1",
        "POST, /openapi/createRule,                      0 0 0 1",
        "POST, /openapi/createTargets,                   0 0 0 1",
        "POST, /openapi/deleteEventBus,                  0 0 0 1",
        "POST, /openapi/v2/createEventSource,            0 0 0 1"})
    void eachRoleMayWhatItMay(String method, String path, String allowed) throws Exception {
        for (Role role : Role.values()) {
            HttpResponse<String> answer = RawCall.of(method, path).json("{}").send(wire, role);
            boolean denied = answer.statusCode() == 403;
            assertEquals(allowed.split(" ")[role.ordinal()].equals("0"), denied, role + ": " + answer.body());
            assertTrue(!denied || error(403, answer).code().equals("Forbidden"), answer.body());
        }
    }

    private void assertRefused(int status, String code, RawCall call) throws Exception {
        WireError error = error(status, call.send(wire, Role.ADMIN));
        assertEquals(code, error.code());
        assertFalse(error.message().contains(Wire.SECRET));
        assertFalse(error.requestId().isEmpty());
    }

    private void assertSays(String part, RawCall call) throws Exception {
        WireError error = error(400, call.send(wire, Role.ADMIN));
        assertTrue(error.message().contains(part), error.message());
        assertFalse(error.message().contains("busbar."), error.message());
    }

    private static WireError error(int status, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        return WireJson.readAnswer(answer.body().getBytes(StandardCharsets.UTF_8), WireError.class);
    }
}
