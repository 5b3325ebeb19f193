package busbar.api.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.api.json.FieldPath;
import busbar.api.json.FieldTrie;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Transforms that take their values out of the event's bytes, beside trees and texts. */
class TemplatePropertyTest {
    private static final List<String> PATHS = List.of("$.data.a", "$.data.b", "$.data.a.b", "$.data.b.a.c",
            "$.data.a[0]", "$.data.b[1].a", "$.type", "$.data", "$", "$.gone", "$.data.gone.c", "$.subject");

    @Property(tries = 4000)
    void aTemplateIsFilledAsFromATree(@ForAll("variables") Map<String, String> variables,
            @ForAll("templates") String template, @ForAll("events") Event event,
            @ForAll("passes") List<String> foundBefore) {
        Transform.Template fast = new Transform.Template(variables, template);
        StructuredEvent structured = new StructuredEvent(EventJson.write(event));
        FieldTrie<Void> others = FieldTrie.of(foundBefore.stream()
                .map(path -> JsonPathExpression.parse(path).field()).filter(path -> !path.names().isEmpty()).toList());

        Transformed expected = NaiveTemplate.filled(variables, template, EventJson.tree(event));

        assertFilled(expected, fast, event, structured); // by a pass of its own
        structured.find(others, null);
        assertFilled(expected, fast, event, structured); // by what a pass for some of the fields found
        FieldTrie<Void> all = FieldTrie.of(fast.fields().stream().filter(path -> !path.names().isEmpty()).toList());
        structured.find(all, null);
        assertFilled(expected, fast, event, structured); // by what a pass for all found
    }

    private static void assertFilled(Transformed expected, Transform.Template fast, Event event,
            StructuredEvent structured) {
        Transformed filled = fast.apply(context(event, structured));

        assertEquals(expected.bodyText(), filled.bodyText());
        assertEquals(expected.contentType(), filled.contentType(), filled::bodyText);
    }

    @Property(tries = 2000)
    void aJsonPathFindsTheSameWhateverAPassFoundBefore(@ForAll("paths") String path, @ForAll("events") Event event,
            @ForAll("passes") List<String> foundBefore) {
        JsonPathExpression expression = JsonPathExpression.parse(path);
        StructuredEvent structured = new StructuredEvent(EventJson.write(event));
        List<FieldPath> fields = foundBefore.stream().map(p -> JsonPathExpression.parse(p).field())
                .filter(p -> !p.names().isEmpty()).toList();
        structured.find(FieldTrie.<Void>of(fields), null);

        assertEquals(expression.find(EventJson.tree(event)), expression.find(structured));
    }

    private static TransformContext context(Event event, StructuredEvent structured) {
        return new TransformContext(event, structured, "bus", "rule", Instant.EPOCH);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }

    @Provide
    Arbitrary<List<String>> passes() {
        return Arbitraries.of(PATHS).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        return Arbitraries.maps(Arbitraries.of("x", "y", "z"), Arbitraries.oneOf(Arbitraries.of(PATHS),
                Arbitraries.of("constant", "\"", "é", "$", "1")));
    }

    @Provide
    Arbitrary<String> templates() {
        Arbitrary<String> piece = Arbitraries.of("${x}", "${y}", "${z}", "\"${x}\"", "\"${y}\"", "\"${z}\"", " ",
                "{\"k\":", "}", "{\"k\":\"", "\"}", "[", "]", ",", "1", "$", "é", "\\\"");
        Arbitrary<String> any = piece.list().ofMaxSize(6).map(pieces -> String.join("", pieces));
        Arbitrary<String> object = Arbitraries.of("${x}", "${y}", "${z}", "\"${x}\"", "\"${y}\"", "\"a ${z} b\"",
                "true")
                .list().ofMinSize(1).ofMaxSize(4).map(values -> "{\"k\":" + String.join(",\"k\":", values) + "}");
        return Arbitraries.oneOf(any, object, object);
    }

    @Provide
    Arbitrary<Event> events() {
        return Combinators.combine(Arbitraries.of("t", "say \"hi\"", "é"), value(3))
                .as((type, data) -> Event.of("1", "s", type).withSubject("12").withJson(data));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("\"\"", "\"a\"", "\"é€😀\"", "\"a\\\\\"", "\"\\u00e9\\n\"", "\"1\"", "0",
                "-0", "1", "-12", "12345678901234567890", "0.1", "-0.0", "1.50", "1e2", "1E-7", "123456789.125", "10.0",
                "true", "false", "null");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> list = value(depth - 1).list().ofMaxSize(3).map(l -> "[" + String.join(" , ", l) + "]");
        Arbitrary<String> member = Combinators.combine(Arbitraries.of("a", "b", "c", "\\u0061"), value(depth - 1))
                .as("\"%s\" : %s"::formatted);
        Arbitrary<String> object = member.list().ofMaxSize(3).map(m -> "{" + String.join(",", m) + "}");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, leaf), net.jqwik.api.Tuple.of(1, list),
                net.jqwik.api.Tuple.of(4, object));
    }
}
