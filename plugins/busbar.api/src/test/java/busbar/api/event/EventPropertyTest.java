package busbar.api.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventPropertyTest {
    private static final int DEPTH_MAX = 3; // of generated JSON; unbounded, a run takes minutes
    private static final String[] SPACES = {"", " ", "\n", "\t ", "\r\n  "};

    @Property(tries = 500)
    void anEventComesBackAsItWasWritten(@ForAll("events") Event event) {
        assertEquals(event, EventJson.read(EventJson.write(event)));
        assertEquals(List.of(event, event), EventJson.readBatch(EventJson.writeBatch(List.of(event, event)), 2));
    }

    @Property(tries = 500)
    void jsonDataKeepsItsBytesWhateverStandsAroundIt(@ForAll("json") String data, @ForAll("spaces") String space) {
        String text = "%1$s{%1$s\"specversion\"%1$s:%1$s\"1.0\"%1$s,\"data\"%1$s:%1$s%2$s%1$s,"
                .formatted(space, data) + "\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"%1$s}%1$s".formatted(space);

        Event event = EventJson.read(text);

        assertArrayEquals(data.getBytes(StandardCharsets.UTF_8), event.data().bytes());
    }

    @Property
    void anAttributeHasANameOfSmallLettersAndDigits(@ForAll("names") String name) {
        boolean wanted = Pattern.matches("[a-z0-9]{1,60}", name) && !name.equals("data");

        boolean taken = true;
        try {
            Event.of("1", "s", "t").with(name, "x");
        } catch (IllegalArgumentException e) {
            taken = false;
        }

        assertEquals(wanted, taken);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("az09AZé-/:`{ ").ofMaxLength(4),
                Arbitraries.strings().withChars("az09").ofMinLength(58).ofMaxLength(62),
                Arbitraries.of("data", "date"));
    }

    @Property(tries = 300)
    void headersCarryAnyText(@ForAll String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertEquals(wellFormed, EventHeaders.decoded(EventHeaders.encoded(wellFormed)));
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<Object> values = Arbitraries.oneOf(texts().map(Object.class::cast), Arbitraries.of(true, false),
                Arbitraries.integers());
        Arbitrary<Map<String, Object>> attributes =
                Arbitraries.maps(Arbitraries.of("subject", "zone", "retries", "x1"), values);
        return texts().filter(t -> !t.isEmpty()).flatMap(name -> attributes.flatMap(more -> data()
                .map(data -> new Event(name, "source:" + name, "type", typed(more, data), data))));
    }

    /** Text is text only where the media type says so; that is how JSON can tell it. */
    private static Map<String, Object> typed(Map<String, Object> attributes, EventData data) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        if (data instanceof EventData.Text) {
            more.put("datacontenttype", "text/plain");
        }
        return more;
    }

    private Arbitrary<EventData> data() {
        return Arbitraries.oneOf(json().map(EventData::json), texts().map(EventData.Text::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(EventData.Binary::new),
                Arbitraries.just(EventData.NONE));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaf = Arbitraries.oneOf(Arbitraries.of("null", "true", "false", "0", "-0", "1.0", "3.0e2",
                "-1E-7", "12345678901234567890.10", "\"\\u00e9\\/\"", "\"}],\""),
                texts().map(t -> TextNode.valueOf(t).toString()));
        return Arbitraries.recursive(() -> leaf, this::nested, 0, DEPTH_MAX);
    }

    private Arbitrary<String> nested(Arbitrary<String> inner) {
        Arbitrary<String> lists = spaces().flatMap(space -> inner.list().ofMaxSize(3)
                .map(l -> "[" + space + String.join(space + "," + space, l) + space + "]"));
        Arbitrary<String> objects = spaces().flatMap(space -> Arbitraries.maps(texts(), inner).ofMaxSize(3)
                .map(m -> object(m, space)));
        return Arbitraries.oneOf(inner, lists, objects);
    }

    private static String object(Map<String, String> members, String space) {
        return "{" + String.join("," + space, members.entrySet().stream()
                .map(e -> TextNode.valueOf(e.getKey()) + space + ":" + space + e.getValue()).toList()) + space + "}";
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.of(SPACES);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\"\\{}[],: é€\u0000\n").ofMaxLength(12);
    }
}
