package busbar.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a target says what is drawn and what is taken. */
class TargetFormsTest {
    private static final List<Destination> EACH = List.of(new Destination.Http(URI.create("https://h/x?y=1"), "PUT",
            Map.of("X-Team", "blue"), Duration.ofMillis(700), "crm", 9), new Destination.Bus("orders"),
            new Destination.JsonLines("a/b.jsonl"), new Destination.Log());

    @Test
    void whatAFormSaysIsTheDestinationAgain() {
        for (Destination destination : EACH) {
            assertEquals(destination, TargetForms.destination(TargetForms.typeOf(destination).type(),
                    TargetForms.values(destination)));
        }
        assertEquals(EACH.size(), TargetForms.ALL.size());
    }

    @Test
    void everyTypeAndFieldHasItsWordsAndWhatItBeginsWith() {
        TargetForms.ALL.forEach(type -> {
            assertFalse(type.label().isBlank() || type.help().isBlank(), type.type());
            type.fields().forEach(f -> assertFalse(f.label().isBlank() || f.help().isBlank(), f.name()));
            type.params().forEach(p -> assertFalse(p.label().isBlank() || p.help().isBlank() || p.forms().isEmpty(),
                    p.key()));
            assertTrue(type.param("Body").isPresent(), type.type());
        });
        assertEquals(Destination.Http.post(URI.create("http://h/")),
                TargetForms.destination("http", Map.of("url", "http://h/", "timeout", "", "method", "")));
    }

    @ParameterizedTest(name = "{0} {1}={2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "http | url | `` | A target of type `http` needs a value for `url`.",
        "http | url | no address | `no address` is no address to deliver to (Illegal character in path at character 3)",
        "http | url | ftp://h/ | `ftp://h/` is no address to deliver to; give one like https://host:port/path.",
        "http | method | post | `post` in `method` is not offered; give one of POST, PUT, PATCH, DELETE, GET, HEAD.",
        "http | timeout | soon | `soon` in `timeout` is no whole number; give one such as 5000.",
        "http | timeout | 7 | A timeout of PT0.007S is out of range; give 100 ms to 5 min.",
        "http | rate | 4294967297 | A rate of 2147483647 a second is out of range; give 1 to 10000, or 0",
        "http | rate | -7 | A rate of -1 a second is out of range", "http | headers | nothing | has no colon",
        "http | headers | X Team: a | `X Team` cannot name a header", "http | headers | X: é | visible ASCII",
        "http | verb | POST | has no field `verb`; it has url, method, headers, timeout, connection, rate.",
        "bus | bus | `` | A target of type `bus` needs a value for `bus`.", "bus | bus | a b | Bus name `a b`",
        "file | path | `` | A target of type `file` needs a value for `path`.",
        "log | level | info | A target of type `log` has no field `level`; it has none.",
        "mail | to | x | Target type `mail` is not known; give one of http, bus, file, log."})
    void aWrongValueIsNamed(String type, String field, String value, String because) {
        Map<String, String> values = new HashMap<>(type.equals("http") ? Map.of("url", "http://h/") : Map.of());
        values.put(field, value);
        String message = assertThrows(IllegalArgumentException.class, () -> TargetForms.destination(type, values))
                .getMessage();
        assertTrue(message.contains(because), message);
    }

    @Test
    void aValueThatIsNullIsNamed() {
        Map<String, String> values = new HashMap<>();
        values.put("url", null);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TargetForms.destination("http", values))
                .getMessage().startsWith("`url` of a target of type `http` is null"));
    }
}
