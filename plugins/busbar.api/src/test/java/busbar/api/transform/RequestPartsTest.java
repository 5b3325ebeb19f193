package busbar.api.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around the body: headers, query and places in the path, made from the event. */
class RequestPartsTest {
    private static final Event EVENT = Event.of("7", "shop", "order.paid").withJson("""
            {"text":"a b","number":1.50,"null":null,"flag":true,"quote":"x\\",\\"Evil\\":\\"y","lines":"a\\r\\nEvil: b",
             "name":"日本","all":{"X-A":"1","X-B":2},"nested":{"X-A":{"b":1}},"list":["p","q"],"up":".."}""");

    private static RequestParts parts(Event event, int wildcards, TargetParam... params) {
        return RequestParts.of(List.of(params), TransformContext.of(event, "bus", "rule", Instant.EPOCH), wildcards);
    }

    private static TargetParam param(String key, String form, String value, String template) {
        return TargetParam.of(key, form, value, template);
    }

    private static TargetParam template(String key, String path, String template) {
        return param(key, "TEMPLATE", "{\"x\":\"%s\",\"c\":\"X-Const\"}".formatted(path), template);
    }

    private static void assertRefused(String because, Runnable work) {
        String message = assertThrows(TransformException.class, work::run).getMessage();
        assertTrue(message.contains(because), message);
    }

    @ParameterizedTest(name = "{1} with {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"$.data.text | {\"X\":\"${x}\"} | {X=a b}",
        "$.data.number | {\"X\":\"${x}\"} | {X=1.5}", "$.data.number | {\"X\":${x}} | {X=1.5}",
        "$.data.flag | {\"X\":${x}} | {X=true}", "$.data.text | {\"X\":${x}} | {X=a b}",
        "$.data.text | {\"${c}\":\"${x}\"} | {X-Const=a b}", "$.id | {\"X-${x}\":\"no\"} | {X-7=no}",
        // what is null in quotes is the word, as in a body; a member that is null is not sent
        "$.data.null | {\"X\":\"${x}\"} | {X=null}", "$.data.null | {\"X\":${x},\"Y\":\"1\"} | {Y=1}",
        // a path that leads nowhere leaves its variable
        "$.data.gone | {\"X\":\"a ${x}\"} | {X=a ${x}}", "$.data.list | {\"X\":\"${x}\"} | {X=[\"p\",\"q\"]}"})
    void aTemplateMakesHeadersAndQuery(String path, String template, String made) {
        assertEquals(made, parts(EVENT, 0, template("HeaderParameters", path, template)).headers().toString());
        assertEquals(made, parts(EVENT, 0, template("QueryStringParameters", path, template)).query().toString());
    }

    @Test
    void constantsAndPathsMakeThemToo() {
        RequestParts parts = parts(EVENT, 2, param("headerparameters", "CONSTANT", "{\"X-Team\":\"blue\"}", ""),
                param("QueryStringParameters", "JSONPATH", "$.data.all", ""),
                param("PathParameterValues", "JSONPATH", "$.data.list", ""), param("body", "ORIGINAL", "", ""));
        assertEquals(new RequestParts(Map.of("X-Team", "blue"), Map.of("X-A", "1", "X-B", "2"), List.of("p", "q")),
                parts);
        assertEquals(RequestParts.NONE, parts(EVENT, 0, param("body", "CONSTANT", "x", "")));
    }

    @Test
    void whatIsNoPartOfThemIsAFailureOfThisEvent() {
        assertRefused("The event has nothing at `$.data.gone`",
                () -> parts(EVENT, 0, param("HeaderParameters", "JSONPATH", "$.data.gone", "")));
        assertRefused("`HeaderParameters` is `a b`: that is no JSON",
                () -> parts(EVENT, 0, param("HeaderParameters", "JSONPATH", "$.data.text", "")));
        assertRefused("a JSON object of names with texts was expected",
                () -> parts(EVENT, 0, param("HeaderParameters", "JSONPATH", "$.data.list", "")));
        assertRefused("`X-A` has no single value",
                () -> parts(EVENT, 0, param("HeaderParameters", "JSONPATH", "$.data.nested", "")));
        assertRefused("put variables into quotes",
                () -> parts(EVENT, 0, template("HeaderParameters", "$.data.gone", "{\"X\":${x}}")));
        assertRefused("a JSON array of texts was expected",
                () -> parts(EVENT, 1, param("PathParameterValues", "JSONPATH", "$.data.all", "")));
        assertRefused("2 values for 1 `*` in the path",
                () -> parts(EVENT, 1, param("PathParameterValues", "JSONPATH", "$.data.list", "")));
    }

    @Test
    void aHeaderStaysOnItsLineAndInItsAlphabet() {
        assertRefused("The value of header `X` has characters that a header cannot have",
                () -> parts(EVENT, 0, template("HeaderParameters", "$.data.lines", "{\"X\":\"${x}\"}")));
        assertRefused("visible ASCII on one line. Send it in the query or in the body",
                () -> parts(EVENT, 0, template("HeaderParameters", "$.data.name", "{\"X\":\"${x}\"}")));
        assertRefused("cannot name a header",
                () -> parts(EVENT, 0, template("HeaderParameters", "$.data.text", "{\"${x}\":\"1\"}")));
        assertEquals(Map.of("q", "a\r\nEvil: b"),
                parts(EVENT, 0, template("QueryStringParameters", "$.data.lines", "{\"q\":\"${x}\"}")).query());
    }

    @ParameterizedTest
    @CsvSource({"Host", "content-length", "Transfer-Encoding", "connection", "X-Busbar-Event-Id", "x-busbar-new"})
    void noEventSaysWhereAMessageGoesOrEndsOrWhoseItIs(String name) {
        Event event = EVENT.withJson("{\"all\":{\"%s\":\"x\"}}".formatted(name));
        assertRefused("Header `" + name + "` is made by the service itself",
                () -> parts(event, 0, param("HeaderParameters", "JSONPATH", "$.data.all", "")));
    }

    @Test
    void noValueWalksThroughThePath() {
        assertRefused("`..` cannot stand in the path",
                () -> parts(EVENT, 1, template("PathParameterValues", "$.data.up", "[\"${x}\"]")));
        assertRefused("cannot stand in the path",
                () -> parts(EVENT.withJson("{\"x\":\" \"}"), 1, template("PathParameterValues", "$.data.x",
                        "[\"${x}\"]")));
    }

    @Test
    void moreThanAHeadTakesIsRefused() {
        Event large = EVENT.withJson("{\"x\":\"%s\"}".formatted("x".repeat(8_192)));
        for (String key : List.of("HeaderParameters", "QueryStringParameters")) {
            assertRefused("`" + key + "` has 8193 characters; at most 8192 are sent",
                    () -> parts(large, 0, template(key, "$.data.x", "{\"n\":\"${x}\"}")));
        }
        assertRefused("`PathParameterValues` has 8193",
                () -> parts(large, 1, template("PathParameterValues", "$.data.x", "[\"a${x}\"]")));
    }

    /** A value changes no shape, whatever quotes it has. */
    @Property
    void whatComesFromAnEventStaysInsideOfItsText(@ForAll @StringLength(max = 20) @Chars({'"', '\\', '{', '}', '$', ',',
        ':', 'x', '\n', '/', '漢'}) String value) {
        Event event = EVENT.withJson(JsonNodeFactory.instance.objectNode().put("v", value).toString());
        TargetParam query = template("QueryStringParameters", "$.data.v", "{\"a\":\"<${x}>\",\"b\":${x},\"c\":\"\"}");
        assertEquals(Map.of("a", "<" + value + ">", "b", value, "c", ""), parts(event, 0, query).query());
    }

    @Test
    void whatIsWrongForEveryEventIsRefusedBefore() {
        assertRefused("that is no JSON",
                () -> RequestParts.check(List.of(param("HeaderParameters", "CONSTANT", "X: y", "")), 0));
        assertRefused("`x y` cannot name a header",
                () -> RequestParts.check(List.of(param("HeaderParameters", "CONSTANT", "{\"x y\":\"1\"}", "")), 0));
        assertRefused("Header `Host` is made by the service itself",
                () -> RequestParts.check(List.of(template("HeaderParameters", "$.id", "{\"Host\":\"${x}\"}")), 0));
        assertRefused("a JSON object of names with texts was expected",
                () -> RequestParts.check(List.of(template("QueryStringParameters", "$.id", "[\"${x}\"]")), 0));
        assertRefused("`PathParameterValues` needs a `*`",
                () -> RequestParts.check(List.of(template("PathParameterValues", "$.id", "[\"${x}\"]")), 0));
        assertRefused("1 values for 2 `*`",
                () -> RequestParts.check(List.of(template("PathParameterValues", "$.id", "[${x}]")), 2));
        assertRefused("1 values for 2 `*`",
                () -> RequestParts.check(List.of(param("PathParameterValues", "CONSTANT", "[7]", "")), 2));
        RequestParts.check(List.of(template("HeaderParameters", "$.id", "{\"${x}\":\"${x}\",\"Y\":${x}}"),
                param("PathParameterValues", "JSONPATH", "$.data.list", ""), param("body", "TEMPLATE", "{}", "{")), 2);
    }
}
