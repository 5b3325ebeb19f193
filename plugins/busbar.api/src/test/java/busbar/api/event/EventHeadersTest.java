package busbar.api.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHeadersTest {
    private static final byte[] NOTHING = {};

    @Test
    void attributesAreHeadersAndTheDataIsTheBody() {
        Event event = Event.of("1", "app.orders", "order:created").withSubject("a b")
                .with("datacontenttype", "application/json").with("retries", 3).withJson("{ \"n\": 1.0 }");

        assertEquals("{ce-specversion=1.0, ce-id=1, ce-source=app.orders, ce-type=order:created, ce-subject=a%20b, "
                + "ce-retries=3, content-type=application/json}", EventHeaders.write(event).toString());
        assertEquals(event.with("retries", "3"), EventHeaders.read(EventHeaders.write(event), event.data().bytes()));
    }

    @Test
    void whatAHeaderCannotHoldIsPercentEncoded() {
        assertEquals("Euro%20%E2%82%AC%20%F0%9F%98%80", EventHeaders.encoded("Euro € 😀")); // the binding's own example
        assertEquals("100%25%22x", EventHeaders.encoded("100%\"x"));
        assertEquals("a%0D%0Ab", EventHeaders.encoded("a\r\nb"));
    }

    @Test
    void headersAreReadInAnyCaseAndWithQuotes() {
        assertEquals("Euro € 😀", EventHeaders.decoded("Euro%20%e2%82%AC%20%F0%9F%98%80"));
        assertEquals("a \"b\"", EventHeaders.decoded("\"a \\\"b\\\"\""));
        assertEquals("100% %zz%", EventHeaders.decoded("100%25 %zz%"));

        Event event = EventHeaders.read(Map.of("CE-SpecVersion", "1.0", "Ce-Id", "1", "ce-SOURCE", "s", "ce-type", "t",
                "Accept", "*/*"), NOTHING);

        assertEquals(Event.of("1", "s", "t"), event);
    }

    @Test
    void theContentTypeDecidesWhatTheBodyIs() {
        byte[] bytes = {0, -1, 65};
        assertEquals(EventData.json("[1]"), body("application/vnd.x+json; charset=utf-8", "[1]".getBytes()));
        assertEquals(new EventData.Text("[1]"), body("text/plain", "[1]".getBytes()));
        assertEquals(new EventData.Binary(bytes), body("text/plain", bytes));
        assertEquals(new EventData.Binary(bytes), body("text/plain; charset=iso-8859-1", bytes));
        assertEquals(new EventData.Binary(bytes), body("image/png", bytes));
        assertEquals(EventData.NONE, body("application/json", NOTHING));
    }

    @Test
    void aBodyOfNoContentTypeIsJsonWhereItCanBe() {
        assertEquals(EventData.json("{\"a\":1}"), body(null, "{\"a\":1}".getBytes()));
        assertEquals(new EventData.Binary("<a/>".getBytes()), body(null, "<a/>".getBytes()));
    }

    @Test
    void everyKindOfDataKeepsItsBytesOnTheWay() {
        for (EventData data : new EventData[] {EventData.NONE, EventData.json(" {\"a\" : 1.0}"),
                new EventData.Text("Grüße"), new EventData.Binary(new byte[] {1, 2, -3})}) {
            Event event = Event.of("1", "s", "t").withData(data);

            Event read = EventHeaders.read(EventHeaders.write(event), event.data().bytes());

            assertEquals(data, read.data());
            assertArrayEquals(data.bytes(), read.data().bytes());
        }
    }

    @Test
    void whatIsNoEventIsNamedByItsHeader() {
        assertEquals("Header `ce-specversion` must be 1.0, found 0.3.", mistake("ce-specversion", "0.3", ""));
        assertEquals("Headers `ce-…`: The event has no `id`. A CloudEvent needs id, source and type, "
                + "none of them empty.", mistake("ce-id", "", ""));
        assertEquals("Header `ce-datacontenttype` is not taken; the media type of the data is the header Content-Type.",
                mistake("ce-datacontenttype", "text/plain", ""));
        assertEquals("Headers `ce-…`: `my-name` cannot name an attribute; use lower-case letters a to z "
                + "and digits only, at most 60.", mistake("ce-my-name", "1", ""));
        assertTrue(mistake("Content-Type", "application/json", "{a").startsWith("line 1, column "));
    }

    @Test
    void binaryModeIsKnownByItsVersion() {
        assertTrue(EventHeaders.areBinaryMode(Map.of("Ce-Specversion", "1.0")));
        assertFalse(EventHeaders.areBinaryMode(Map.of("Content-Type", EventJson.STRUCTURED)));
    }

    private static EventData body(String contentType, byte[] body) {
        Map<String, String> headers = headers();
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        return EventHeaders.read(headers, body).data();
    }

    private static String mistake(String header, String value, String body) {
        Map<String, String> headers = headers();
        headers.put(header, value);
        return assertThrows(EventFormatException.class,
                () -> EventHeaders.read(headers, body.getBytes(StandardCharsets.UTF_8))).getMessage();
    }

    private static Map<String, String> headers() {
        return new HashMap<>(Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "s", "ce-type", "t"));
    }
}
