package busbar.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.http.RawCall;
import busbar.http.TestEngine;
import busbar.http.Wire;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plain CloudEvents over HTTP, as curl or any SDK sends them. */
class CloudEventsHttpTest {
    private static final String EVENTS = "/busbar/v1/buses/orders/events";
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
    void aStructuredEventIsTaken() throws Exception {
        HttpResponse<String> answer = put("application/cloudevents+json; charset=utf-8",
                "{\"specversion\":\"1.0\",\"id\":\"s\",\"source\":\"shop\",\"type\":\"t\",\"data\":{\"n\": 1.0}}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"eventId\":\"s\""), answer.body());
        assertEquals("{\"n\": 1.0}", service.event("orders", "s").data().toString());
    }

    @Test
    void aTimeWithTheNameOfAZoneIsTakenWithAWarning() throws Exception {
        HttpResponse<String> answer = put("application/cloudevents+json", "{\"specversion\":\"1.0\",\"id\":\"z\","
                + "\"source\":\"shop\",\"type\":\"t\",\"time\":\"2020-08-17T16:04:46.149Asia/Shanghai\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"warning\":\"The time `2020-08-17T16:04:46.149Asia/Shanghai` is not RFC"),
                answer.body());
    }

    @Test
    void aBatchIsTakenAndWhatIsTooLargeIsNamed() throws Exception {
        String small = "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"shop\",\"type\":\"t\"}";
        String large = "{\"specversion\":\"1.0\",\"id\":\"b\",\"source\":\"shop\",\"type\":\"t\",\"data\":\""
                + "x".repeat(300_000) + "\"}";
        assertEquals(200, put("application/cloudevents-batch+json", "[" + small + "]").statusCode());
        HttpResponse<String> partly = put("application/cloudevents-batch+json", "[" + small + "," + large + "]");
        assertEquals(207, partly.statusCode(), partly.body());
        assertTrue(partly.body().contains("\"code\":\"EventTooLarge\""), partly.body());
        assertEquals(422, put("application/cloudevents+json", large).statusCode());
    }

    @Test
    void aBinaryEventIsTakenFromItsHeaders() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 0};
        HttpResponse<String> answer = RawCall.of("POST", EVENTS).body("image/png", png).header("ce-specversion", "1.0")
                .header("ce-id", "b").header("ce-source", "/shop").header("ce-type", "order%20placed")
                .header("ce-subject", "caf%C3%A9").send(wire, Role.PUBLISHER);
        assertEquals(200, answer.statusCode(), answer.body());
        Event event = service.event("orders", "b");
        assertEquals("order placed", event.type());
        assertEquals("café", event.subject().orElseThrow());
        assertEquals(new EventData.Binary(png), event.data());
    }

    @Test
    void whatCarriesNoEventSaysHowToSendOne() throws Exception {
        HttpResponse<String> answer = put("application/json", "{}");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("ce-specversion"), answer.body());
        HttpResponse<String> broken = put("application/cloudevents+json", "{\"specversion\":\"1.0\",\n\"id\":7}");
        assertTrue(broken.statusCode() == 400 && broken.body().contains("line 2"), broken.body());
    }

    private HttpResponse<String> put(String type, String body) throws Exception {
        return RawCall.of("POST", EVENTS).body(type, body.getBytes(StandardCharsets.UTF_8))
                .send(wire, Role.PUBLISHER);
    }
}
