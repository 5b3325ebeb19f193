package busbar.api.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "-0", "3.0e2", "\"text\"", "\"\\u00e9 ü\"", "null", "true", "[1 , 2]",
            "{ \"b\":1, \"a\" : [ ] }", "[]", "{}", "{\"a\":{\"data\":1}}", "12345678901234567890.10"})
    void jsonDataComesOutByteForByteAsItCameIn(String data) {
        for (String tail : List.of("}", " }", ",\"subject\":\"s\"}", " , \"subject\":\"s\"}")) {
            Event event = EventJson.read("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\","
                    + "\"data\": " + data + tail);

            assertEquals(data, event.data().toString());
            assertEquals(event, EventJson.read(EventJson.write(event)));
        }
    }

    @Test
    void bytesComeOutAsTheyCameIn() {
        byte[] bytes = {0, -1, 127, 10};
        Event event = Event.of("1", "s", "t").withData(new EventData.Binary(bytes));

        assertArrayEquals(bytes, EventJson.read(EventJson.write(event)).data().bytes());
    }

    @Test
    void aTextOfAnotherContentTypeIsTextAndNoJson() {
        Event event = read("\"datacontenttype\":\"text/plain\",\"data\":\"hi \\\"you\\\"\"");

        assertEquals(new EventData.Text("hi \"you\""), event.data());
        assertEquals(event, EventJson.read(EventJson.write(event)));
    }

    @Test
    void extensionsKeepTheirTypeAndOrder() {
        Event event = read("\"zone\":\"z\",\"retries\":3,\"audit\":true,\"subject\":null");

        assertEquals("{zone=z, retries=3, audit=true}", event.attributes().toString());
        assertEquals("""
                {"specversion":"1.0","id":"1","source":"s","type":"t","zone":"z","retries":3,"audit":true}""",
                new String(EventJson.write(event), StandardCharsets.UTF_8));
    }

    @Test
    void theVendorsTimeWithAZoneNameIsUnderstoodAndKept() {
        Event event = read("\"time\":\"2020-08-17T16:04:46.149Asia/Shanghai\"");

        assertEquals(Optional.of(Instant.parse("2020-08-17T08:04:46.149Z")), event.time());
        assertEquals(Optional.of("2020-08-17T16:04:46.149Asia/Shanghai"), event.timeText());
    }

    @Test
    void aTimeThatIsNotRfc3339IsTakenWithAWarning() {
        assertEquals("The time `2020-08-17T16:04:46.149Asia/Shanghai` is not RFC 3339; it is kept as it is and read as "
                + "2020-08-17T08:04:46.149Z. Write it as in 2026-01-31T08:15:30+08:00.",
                read("\"time\":\"2020-08-17T16:04:46.149Asia/Shanghai\"").warning());
        assertEquals("The time `yesterday` cannot be read; it is kept as it is. Write it as in "
                + "2026-01-31T08:15:30+08:00.", read("\"time\":\"yesterday\"").warning());
        assertEquals("", read("\"time\":\"2026-01-02T03:04:05.6+02:00\"").warning());
        assertEquals("", read("\"time\":\"2026-01-02T03:04:05Z\"").warning());
        assertEquals("", read("\"subject\":\"s\"").warning());
    }

    /** The vendor's own example of an event. */
    @Test
    void theVendorsExtensionsAreKeptAsTheyCame() {
        Event event = read("\"datacontenttype\":\"application/json\",\"dataschema\":\"http://e.com/t.json\","
                + "\"subject\":\"acs:oss:cn-hangzhou:1234567:xls-papk/game_apk/123.jpg\",\"aliyuneventbusname\":"
                + "\"demo-bus\",\"aliyunregionid\":\"Shanghai\",\"aliyunaccountid\":\"1\",\"aliyunpublishtime\":\"t\","
                + "\"aliyunoriginalaccountid\":\"2\",\"data\":{\"name\":\"test\",\"scope\":100}");

        assertEquals(event, EventJson.read(EventJson.write(event)));
        assertEquals(event, EventHeaders.read(EventHeaders.write(event), event.data().bytes()));
        assertEquals("[datacontenttype, dataschema, subject, aliyuneventbusname, aliyunregionid, aliyunaccountid, "
                + "aliyunpublishtime, aliyunoriginalaccountid]", event.attributes().keySet().toString());
    }

    @Test
    void anRfc3339TimeIsUnderstood() {
        assertEquals(Optional.of(Instant.parse("2026-01-02T01:04:05Z")),
                read("\"time\":\"2026-01-02T03:04:05+02:00\"").time());
        assertEquals(Optional.empty(), read("\"time\":\"yesterday\"").time());
    }

    @Test
    void aBatchIsReadInOrderAndBounded() {
        byte[] two = EventJson.writeBatch(List.of(Event.of("1", "s", "t").withJson("[1]"), Event.of("2", "s", "t")));

        assertEquals(List.of("1", "2"), EventJson.readBatch(two, 2).stream().map(Event::id).toList());
        assertEquals("The batch has more than 1 events; send them in parts.",
                assertThrows(EventFormatException.class, () -> EventJson.readBatch(two, 1)).getMessage());
    }

    @Test
    void whatIsNoEventIsNamedByPlaceAndReason() {
        assertEquals("line 1, column 1: an event in braces was expected, found an array.", mistake("[]"));
        assertEquals("line 1, column 2: `specversion` must be \"1.0\".", mistake("{}"));
        assertEquals("line 1, column 21: The event has no `id`. "
                + "A CloudEvent needs id, source and type, none of them empty.", mistake("{\"specversion\":\"1.0\"}"));
        assertEquals("line 1, column 6: `a` needs a text, true, false or a whole number, found an object.",
                mistake("{\"a\":{}}"));
        assertEquals("line 1, column 9: `id` is there twice; an event has each attribute once.",
                mistake("{\"id\":1,\"id\":2}"));
        assertEquals("line 1, column 6: `a` is 99999999999, which does not fit 32 bits; give it as a text.",
                mistake("{\"a\":99999999999}"));
    }

    private static String mistake(String json) {
        return assertThrows(EventFormatException.class, () -> EventJson.read(json)).getMessage();
    }

    private static Event read(String members) {
        return EventJson.read("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"," + members + "}");
    }
}
