package busbar.api.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {
    private static final Event EVENT = Event.of("7", "shop", "order.paid").withJson("""
            {"text":"100","number":100,"null":null,"flag":true,"half":0.5,"big":12345678901234567890,
             "quote":"say \\"hi\\"","payload":{"acc_id":"0a78","sfid":"baz"},"states":["ACTIVE","INACTIVE"],
             "items":[{"sku":"a-1"},{"sku":"b-2"}],"a b":{"c.d":"odd"},"template":"${text}"}""");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    private static Transformed apply(String form, String value, String template) {
        return TargetParam.of("body", form, value, template).transform()
                .apply(TransformContext.of(EVENT, "bus", "rule", RECEIVED));
    }

    private static void assertRefused(String because, String form, String value, String template) {
        TransformException refusal = assertThrows(TransformException.class, () -> apply(form, value, template));

        assertTrue(refusal.getMessage().contains(because), refusal::getMessage);
    }

    /** "Event transformation" of Alibaba EventBridge; the first vectors of TEMPLATE are Apache's. */
    @Nested
    class Aliyun {

        @Test
        void originalIsTheWholeEvent() {
            Transformed whole = apply("ORIGINAL", "", "");

            assertTrue(whole.bodyText().startsWith("{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"shop\","));
            assertEquals("application/cloudevents+json; charset=utf-8", whole.contentType());
        }

        @Test
        void aConstantIsSentAsItIs() {
            assertEquals(new Transformed("{\"a\":1}".getBytes(), Transformed.JSON), apply("CONSTANT", "{\"a\":1}", ""));
            assertEquals(new Transformed("$.data.text".getBytes(), Transformed.TEXT),
                    apply("CONSTANT", "$.data.text", ""));
            assertRefused("has 10241 characters; at most 10240", "CONSTANT", "x".repeat(10_241), "");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"$.data.text | 100", "$.data.number | 100",
            "$.data.null | null", "$.data.flag | true", "$.data.payload | {\"acc_id\":\"0a78\",\"sfid\":\"baz\"}",
            "$.data.states | [\"ACTIVE\",\"INACTIVE\"]", "$.data.items[1].sku | b-2", "$.data['a b']['c.d'] | odd",
            "$.type | order.paid", "$.data.big | 12345678901234567890", "$['data']['half'] | 0.5"})
        void aJsonPathIsOnePartOfTheEvent(String path, String body) {
            assertEquals(body, apply("JSONPATH", path, "").bodyText());
        }

        @Test
        void aJsonPathThatLeadsNowhereIsAFailure() {
            assertRefused("nothing at `$.data.gone`", "JSONPATH", "$.data.gone", "");
            assertRefused("nothing at `$.data.items[2]`", "JSONPATH", "$.data.items[2]", "");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"data.text | a path begins with `$.`",
            "$..text | `..` is not offered", "$.data.* | `*` would find many", "$.data[*] | filters, slices and `*`",
            "$.data[?(@.a)] | filters, slices and `*`", "$.data[0 | `.name`, `['name']` or `[0]` was expected",
            "$.data[ | was expected", "$.data['a | was expected"})
        void aPathThatCouldFindManyIsRefused(String path, String because) {
            assertRefused(because, "JSONPATH", path, "");
        }

        @ParameterizedTest(name = "{1} with {0}: {2}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"text\":\"$.data.text\",\"number\":\"$.data.number\"} | The ${text} = ${number}! | The 100 = 100!",
            "{} | The ${text} = ${number}! | The ${text} = ${number}!",
            "{\"null\":\"$.data.null\"} | The null = ${null}! | The null = null!",
            // a path that leads nowhere leaves its variable, what is no path is a constant
            "{\"x\":\"$.data.gone\"} | a ${x} b | a ${x} b", "{\"x\":\"plain $ text\"} | a ${x} b | a plain $ text b",
            // values are not searched for variables again
            "{\"text\":\"$.data.text\",\"x\":\"$.data.template\"} | ${x} | ${text}",
            "{\"x\":\"$.data.payload\"} | p=${x} | p={\"acc_id\":\"0a78\",\"sfid\":\"baz\"}",
            "{\"x\":\"$.data.states\"} | ${x} | [\"ACTIVE\",\"INACTIVE\"]", "{\"x\":\"$.data.half\"} | ${x} | 0.5",
            "{\"x\":\"$.data.flag\"} | ${x}${x} | truetrue", "{\"x\":\"1\"} | ${x | ${x", "{\"x\":\"1\"} | $${x} | $1",
            "{\"x\":\"1\"} | ${${x}} | ${1}", "{\"x\":\"$.data.big\"} | ${x} | 12345678901234567890"})
        void aTemplateIsFilled(String variables, String template, String body) {
            assertEquals(body, apply("TEMPLATE", variables, template).bodyText());
        }

        /** The type is found without parsing what was filled in, where the template's form tells it. */
        @ParameterizedTest(name = "{1} with {0}: {2}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$.data.text | {\"a\":\"${x}\"} | application/json", "$.data.number | {\"a\":${x}} | application/json",
            "$.data.payload | {\"a\":${x}} | application/json", "$.data.payload | {\"a\":\"${x}\"} | text/plain",
            "$.data.quote | {\"a\":\"${x}\"} | text/plain", "$.data.text | {\"a\":${x}} | application/json",
            "$.type | {\"a\":${x}} | text/plain", "$.data.gone | {\"a\":${x}} | text/plain",
            "$.data.gone | {\"a\":\"${x}\"} | application/json", "$.data.number | 1${x} | application/json",
            "$.data.half | ${x}${x} | text/plain", "$.data.null | [${x}] | application/json",
            "$.data.payload | 1${x} | text/plain", "$.data.text | a ${x} | text/plain", "$.type | ${x} | text/plain"})
        void aBodyThatIsJsonIsSentAsJson(String path, String template, String type) {
            assertEquals(type + "; charset=utf-8",
                    apply("TEMPLATE", "{\"x\":\"%s\"}".formatted(path), template).contentType());
        }

        @Test
        void aTemplateHasItsBounds() {
            assertRefused("The template has 10241", "TEMPLATE", "{}", "x".repeat(10_241));
            assertRefused("The variable x has 10241", "TEMPLATE", "{\"x\":\"%s\"}".formatted("x".repeat(10_241)), "");
            assertRefused("no JSON object", "TEMPLATE", "{", "");
            assertRefused("no JSON object: found [1]. Example: {", "TEMPLATE", "[1]", "");
            assertRefused("Variable `x` is {\"y\":1}; give a path or a text", "TEMPLATE", "{\"x\":{\"y\":1}}", "${x}");
            assertRefused("`*` would find many", "TEMPLATE", "{\"x\":\"$.data.*\"}", "");
        }
    }

    @Test
    void whatIsExtractedHasTheBoundOfTheLimits() {
        Event large = EVENT.withJson("{\"x\":\"%s\"}".formatted("x".repeat(101)));
        TransformContext context = new TransformContext(large, new StructuredEvent(EventJson.write(large)), "bus",
                "rule", RECEIVED, 100);
        for (TargetParam param : List.of(TargetParam.of("body", "JSONPATH", "$.data.x", ""),
                TargetParam.of("body", "TEMPLATE", "{\"v\":\"$.data.x\"}", "say ${v}"))) {
            TransformException refusal =
                    assertThrows(TransformException.class, () -> param.transform().apply(context));

            assertEquals("What stands at `$.data.x` has 101 characters; at most 100 are taken. Name a smaller part of "
                    + "the event, or send the whole event (ORIGINAL).", refusal.getMessage());
        }
        assertEquals("\"shop\"",
                TargetParam.of("body", "INPUTPATH", "$.source", "").transform().apply(context).bodyText());
    }

    /** "Input transformation" of Amazon EventBridge, results as recorded from the service. */
    @Nested
    class Aws {

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":\"<payload>\"}", "{\"a\":\"<states>\"}", "{\"a\":\"users/<payload>\",\"b\":<payload>}"})
        void anObjectOrAListInQuotesMakesNoJsonOfATemplateThatIsJson(String template) {
            assertRefused("is no JSON", "INPUTTRANSFORMER",
                    "{\"payload\":\"$.detail.payload\",\"states\":\"$.detail.states\"}", template);
        }

        @Test
        void severalLinesOfTextAreSentAsTheyAre() {
            Transformed lines = apply("INPUTTRANSFORMER", "{\"s\":\"$.detail.states\",\"t\":\"$.detail.text\"}",
                    "\"<s> states\"\n\"<t> text\"");

            assertEquals("\"[ACTIVE,INACTIVE] states\"\n\"100 text\"", lines.bodyText());
            assertEquals(Transformed.TEXT, lines.contentType());
        }

        @Test
        void quotesInsideOfAnObjectInATextAreLostToo() {
            assertEquals("\"{quote:say hi}\"", TargetParam.of("body", "INPUTTRANSFORMER", "{\"x\":\"$.detail\"}",
                    "\"<x>\"").transform().apply(TransformContext.of(EVENT.withJson("{\"quote\":\"say \\\"hi\\\"\"}"),
                            "bus", "rule", RECEIVED)).bodyText());
        }

        @Test
        void inputIsConstantJson() {
            assertEquals(new Transformed("{\"a\":1}".getBytes(), Transformed.JSON), apply("INPUT", "{\"a\":1}", ""));
            assertRefused("Input is no JSON", "INPUT", "plain", "");
        }

        @Test
        void inputPathIsOnePartOfTheEnvelope() {
            assertEquals("\"order.paid\"", apply("INPUTPATH", "$.detail-type", "").bodyText());
            assertEquals("\"100\"", apply("INPUTPATH", "$.detail.text", "").bodyText());
            assertEquals("null", apply("INPUTPATH", "$.detail.null", "").bodyText());
            assertRefused("nothing at `$.data`", "INPUTPATH", "$.data", "");
        }

        @ParameterizedTest(name = "{1} with {0}: {2}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$.detail.text | {\"a\":<x>} | {\"a\":\"100\"}", "$.detail.text | {\"a\":\"<x>\"} | {\"a\":\"100\"}",
            "$.detail.number | {\"a\":<x>} | {\"a\":100}", "$.detail.null | {\"a\":<x>} | {\"a\":null}",
            "$.detail.flag | \"is <x>\" | \"is true\"",
            // missing: an empty text
            "$.detail.gone | {\"command\":<x>} | {\"command\":\"\"}", "$.detail.gone | \"[<x>]\" | \"[]\"",
            // an object or a list in quotes loses its own
            "$.detail.payload | \"Payload of <x>\" | \"Payload of {acc_id:0a78,sfid:baz}\"",
            "$.detail.states | \"States <x>\" | \"States [ACTIVE,INACTIVE]\"",
            "$.detail.payload | {\"p\":<x>} | {\"p\":{\"acc_id\":\"0a78\",\"sfid\":\"baz\"}}",
            "$.detail.quote | {\"a\":\"<x>\"} | {\"a\":\"say \\\"hi\\\"\"}",
            "$.detail.quote | {\"a\":<x>} | {\"a\":\"say \\\"hi\\\"\"}"})
        void anInputTransformerFillsItsTemplate(String path, String template, String body) {
            assertEquals(body, apply("INPUTTRANSFORMER", "{\"x\":\"%s\"}".formatted(path), template).bodyText());
        }

        @Test
        void predefinedVariablesNeedNoPath() {
            assertEquals("{\"r\":\"rule\",\"t\":\"2026-03-01T12:00:00Z\"}", apply("INPUTTRANSFORMER", "{}",
                    "{\"r\":<aws.events.rule-name>,\"t\":\"<aws.events.event.ingestion-time>\"}").bodyText());
            assertEquals("\"acs:eventbridge:local::eventbus/bus/rule/rule\"",
                    apply("INPUTTRANSFORMER", "{}", "<aws.events.rule-arn>").bodyText());
            String bare = apply("INPUTTRANSFORMER", "{}", "<aws.events.event>").bodyText();
            assertTrue(bare.contains("\"detailType\":\"order.paid\"") && !bare.contains("\"detail\""), bare);
            String whole = apply("INPUTTRANSFORMER", "{}", "<aws.events.event.json>").bodyText();
            assertTrue(whole.contains("\"detail-type\":\"order.paid\"") && whole.contains("\"detail\":{"), whole);
        }

        @Test
        void whatIsNoJsonOrNamesAnUnknownVariableIsRefused() {
            assertRefused("InputTemplate contains invalid placeholder y", "INPUTTRANSFORMER", "{}", "<y>");
            assertRefused("is no JSON", "INPUTTRANSFORMER", "{\"x\":\"$.detail.text\"}", "plain <x>");
            StringBuilder paths = new StringBuilder();
            for (int i = 0; i <= 100; i++) {
                paths.append(i == 0 ? "{" : ",").append("\"v%d\":\"$.detail\"".formatted(i));
            }
            assertRefused("InputPathsMap has 101 paths; at most 100", "INPUTTRANSFORMER", paths + "}", "1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"ORIGINAL | `` | ``", "CONSTANT | c | ``",
        "JSONPATH | $.data.text | ``", "TEMPLATE | {\"x\":\"$.data.text\",\"y\":\"c\"} | <${x}>", "INPUT | 1 | ``",
        "INPUTPATH | $.detail | ``", "INPUTTRANSFORMER | {\"x\":\"$.detail.text\"} | \"<x>\""})
    void aParameterComesBackAsItWasGiven(String form, String value, String template) {
        TargetParam given = TargetParam.of("body", form, value, template);

        assertEquals(form, given.form());
        assertEquals(value, given.value());
        assertEquals(template, given.template());
        assertEquals(given, TargetParam.of("body", given.form(), given.value(), given.template()));
        assertEquals(given.hashCode(), TargetParam.of("body", form, value, template).hashCode());
    }

    @Test
    void anUnknownFormIsRefused() {
        assertRefused("Form `JSONATA` is not known", "JSONATA", "", "");
    }
}
