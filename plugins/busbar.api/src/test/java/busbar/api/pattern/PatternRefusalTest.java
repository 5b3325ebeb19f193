package busbar.api.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.JsonRuleCompiler;

/** A wrong pattern is refused with its place, what was found, what was expected, and an example. */
class PatternRefusalTest {

    @Test
    void theMessageNamesPlaceFoundExpectedAndExample() {
        PatternException refusal = assertThrows(PatternException.class,
                () -> EventPattern.parse("{\n  \"source\":\n    [{\"prefix\":42}]}", Dialect.ALIYUN));

        assertEquals("line 3, column 6: `prefix` needs a text, found 42. Example: {\"prefix\":\"app.\"}",
                refusal.getMessage());
        assertEquals(3, refusal.line());
        assertEquals(6, refusal.column());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{\"equals-ignore-case\":\"a\"}] | operator `equals-ignore-case` is not known in the aliyun dialect",
        "[{\"wildcard\":\"a*\"}] | operator `wildcard` is not known in the aliyun dialect",
        "[{\"prefix\":\"\"}] | `prefix` needs a text that is not empty",
        "[{\"suffix\":\"\"}] | `suffix` needs a text that is not empty",
        "[{\"prefix\":{\"equals-ignore-case\":\"a\"}}] | `prefix` needs a text, found {\"equals-ignore-case\":\"a\"}",
        "[{\"contains\":1}] | `contains` needs a text, found 1",
        "[{\"numeric\":[\">\",1000000001]}] | `numeric` takes numbers from -1000000000 to 1000000000",
        "[{\"numeric\":[\"~\",1]}] | `numeric` does not know the operator \"~\"",
        "[{\"cidr\":\"fc00::/7\"}] | `cidr` needs an IPv4 address with a mask of 0 to 32, found \"fc00::/7\"",
        "[{\"cidr\":\"10.0.0.0/33\"}] | `cidr` needs an IPv4 address", "[{\"cidr\":\"host\"}] | `cidr` needs an IPv4",
        "[{\"anything-but\":{\"contains\":\"a\"}}] | `anything-but` does not take `contains`",
        "[{\"anything-but\":[[1]]}] | `anything-but` does not take [1]",
        "[{}] | an operator was expected in the braces", "[] | an empty array, which nothing could match",
        "[[\"a\"]] | an array inside an array is refused",
        "\"a\" | needs an array of values or an object, found \"a\""})
    void theAliyunDialectRefuses(String conditions, String because) {
        assertRefused(Dialect.ALIYUN, "{\"f\":%s}".formatted(conditions), because);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | an empty object is not allowed", "{\"a\":{}} | an empty object is not allowed",
        "{\"a\":[]} | an empty array", "{\"a\":\"x\"} | needs an array of values or an object, found \"x\"",
        "{\"a\":null} | needs an array of values or an object, found null", "{\"a\":[[1]]} | an array inside an array",
        "{\"a\":[{}]} | an operator was expected", "{\"a\":[{\"contains\":\"a\"}]} | operator `contains` is not known",
        "{\"a\":[{\"prefix\":\"a\",\"suffix\":\"b\"}]} | only one operator is allowed",
        "{\"a\":[{\"prefix\":1}]} | `prefix` needs a text, found 1",
        "{\"a\":[{\"prefix\":{\"suffix\":\"a\"}}]} | `prefix` needs a text",
        "{\"a\":[{\"equals-ignore-case\":[\"a\"]}]} | `equals-ignore-case` needs a text",
        "{\"a\":[{\"wildcard\":\"a**b\"}]} | takes no two `*` in a row, found \"a**b\"",
        "{\"a\":[{\"wildcard\":\"a\\\\b\"}]} | before `*` and `\\` only",
        "{\"a\":[{\"anything-but\":null}]} | does not take null", "{\"a\":[{\"anything-but\":true}]} | not take true",
        "{\"a\":[{\"anything-but\":[]}]} | needs a value, a list or an operator",
        "{\"a\":[{\"anything-but\":[1,\"a\"]}]} | takes texts or numbers, not both, found [1,\"a\"]",
        "{\"a\":[{\"anything-but\":{\"prefix\":\"\"}}]} | would refuse every text",
        "{\"a\":[{\"anything-but\":{\"prefix\":\"a\",\"suffix\":\"b\"}}]} | `anything-but` takes one operator",
        "{\"a\":[{\"anything-but\":{\"prefix\":{\"equals-ignore-case\":\"a\"}}}]} | `prefix` needs a text",
        "{\"a\":[{\"anything-but\":{\"numeric\":[\">\",1]}}]} | does not take `numeric`",
        "{\"a\":[{\"numeric\":[\"!=\",1]}]} | does not know the operator \"!=\"",
        "{\"a\":[{\"numeric\":[]}]} | needs one or two pairs", "{\"a\":[{\"numeric\":[\">\"]}]} | one or two pairs",
        "{\"a\":[{\"numeric\":[\">\",\"1\"]}]} | needs a number after `>`, found \"1\"",
        "{\"a\":[{\"numeric\":[\"<\",1,\">\",0]}]} | a lower one (> or >=), then a greater upper one",
        "{\"a\":[{\"numeric\":[\">=\",1,\"<=\",1]}]} | a lower one (> or >=), then a greater upper one",
        "{\"a\":[{\"cidr\":\"10.0.0.1\"}]} | `cidr` needs an IPv4 address with a mask of 0 to 31",
        "{\"a\":[{\"cidr\":\"10.0.0.1/32\"}]} | `cidr` needs an IPv4 address with a mask of 0 to 31",
        "{\"a\":[{\"cidr\":\"::1/128\"}]} | or an IPv6 address with one of 0 to 127",
        "{\"a\":[{\"exists\":\"x\"}]} | `exists` needs true or false, found \"x\"",
        "{\"$or\":[{\"a\":[1]}]} | `$or` needs two objects or more, found 1",
        "{\"$or\":[\"a\",\"b\"]} | `$or` needs objects, found \"a\"",
                "{\"$or\":{\"a\":[1]}} | `$or` needs an array of objects",
        "{\"$or\":[{},{\"a\":[1]}]} | an empty object is not allowed",
        "{\"$or\":[{\"prefix\":[\"a\"]},{\"a\":[1]}]} | `prefix` is an operator and cannot name a field inside `$or`"})
    void theAwsDialectRefusesWhatEventRulerRefuses(String pattern, String because) {
        assertNotNull(JsonRuleCompiler.check(pattern), "event-ruler takes this");
        assertRefused(Dialect.AWS, pattern, because);
    }

    /** Wrong ways to write a pattern, as they happen: each has a place, an example, and none of the parser's words. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null", "42", "{", "{\"source\"}", "{\"source\":}", "{\"source\":\"app\"}",
        "{\"source\":null}", "{\"source\":true}", "{\"source\":[]}", "{'source':['a']}", "{source:[\"a\"]}",
        "{\"source\":[\"a\",]}", "{\"source\":[\"a\"],}", "{\"source\":[\"a\"]", "{\"source\":[\"a\"}",
        "{\"source\":[\"a\"]} x", "{\"source\":[\"a\"],\"source\":[\"b\"]}", "{\"source\":[[\"a\"]]}",
        "{\"source\":[{}]}", "{\"source\":[{\"prefix\":\"a\",\"prefix\":\"b\"}]}", "{\"source\":[{\"Prefix\":\"a\"}]}",
        "{\"source\":[{\"startswith\":\"a\"}]}", "{\"source\":{\"prefix\":\"a\"}}",
        "{\"source\":[{\"prefix\":[\"a\"]}]}",
        "{\"source\":[{\"suffix\":1}]}", "{\"source\":[{\"contains\":[]}]}", "{\"source\":[{\"anything-but\":[]}]}",
        "{\"source\":[{\"anything-but\":{}}]}", "{\"source\":[{\"anything-but\":[\"a\",{\"prefix\":\"b\"}]}]}",
        "{\"source\":[{\"anything-but\":{\"prefix\":\"a\",\"suffix\":\"b\"}}]}",
        "{\"source\":[{\"anything-but\":{\"numeric\":[\">\",1]}}]}", "{\"source\":[{\"anything-but\":[[1]]}]}",
        "{\"source\":[{\"anything-but\":{\"prefix\":[]}}]}", "{\"source\":[{\"anything-but\":{\"prefix\":\"\"}}]}",
        "{\"n\":[{\"numeric\":\">5\"}]}", "{\"n\":[{\"numeric\":[\">\"]}]}", "{\"n\":[{\"numeric\":[\">\",\"5\"]}]}",
        "{\"n\":[{\"numeric\":[5,\">\"]}]}", "{\"n\":[{\"numeric\":[\">\",1,\"<\",2,\"=\",3]}]}",
        "{\"n\":[{\"numeric\":[\"=>\",5]}]}", "{\"n\":[{\"numeric\":[]}]}", "{\"n\":[{\"numeric\":[\">\",1e12]}]}",
        "{\"ip\":[{\"cidr\":\"10.0.0.0/99\"}]}", "{\"ip\":[{\"cidr\":\"10.0.0/24\"}]}",
        "{\"ip\":[{\"cidr\":\"host/24\"}]}",
        "{\"ip\":[{\"cidr\":24}]}", "{\"ip\":[{\"cidr\":\"fc00::/200\"}]}", "{\"x\":[{\"exists\":\"true\"}]}",
        "{\"x\":[{\"exists\":1}]}", "{\"x\":[{\"equals-ignore-case\":1}]}", "{\"x\":[{\"wildcard\":\"**\"}]}",
        "{\"x\":[{\"wildcard\":\"a\\\\n\"}]}", "{\"$or\":[{\"a\":[1]}]}", "{\"$or\":[]}", "{\"a\":[{\"$or\":[1,2]}]}",
        "{\"source\":[\"a\nb\"]}", "{\"source\":[tru]}", "{\"source\":[01]}", "{\"data\":{\"x\":\"y\"}}", "[1]"})
    void aMessageIsFitToBeShown(String pattern) {
        for (Dialect dialect : Dialect.values()) {
            PatternException refusal = assertThrows(PatternException.class, () -> EventPattern.parse(pattern, dialect));
            String message = refusal.getMessage();

            assertTrue(refusal.line() >= 1 && refusal.column() >= 1, message);
            assertTrue(message.contains("Example: "), message);
            assertTrue(!message.contains("Source:") && !message.contains("(code "), message);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"source\":[\"a\" | ALIYUN | line 1, column 15: Unexpected end-of-input: expected close marker for Array.",
        "{\"source\"} | ALIYUN | line 1, column 10: Unexpected character '}': was expecting a colon",
        "{\"source\":{\"prefix\":\"a\"}} | ALIYUN | `prefix` is an operator; it belongs into an array. Example: "
                + "{\"field\":[{\"prefix\":\"a\"}]}",
        "{\"a\":[{\"wildcard\":\"x*\"}]} | ALIYUN | "
                + "`wildcard` is not known in the aliyun dialect (the aws dialect has it)",
        "{\"a\":[{\"contains\":\"x\"}]} | AWS | `contains` is not known in the aws dialect (the aliyun dialect has it)",
        "{\"a\":[{\"Prefix\":\"x\"}]} | AWS | numeric, prefix, suffix, wildcard. Example: {\"prefix\":…}",
        "{\"$or\":[{\"a\":[1]},{\"b\":[1]}]} | ALIYUN | Note: `$or` is of the aws dialect",
        "{\"a\":[{\"prefix\":\"x\",\"prefix\":\"y\"}]} | AWS | `prefix` is there twice, give it once",
        "{\"a\":[{\"wildcard\":\"*:*:*:*:*:bus/*\"}]} | AWS | is too complex: more than 4 `*` are followed by `:`"})
    void aMessageSaysWhatIsNearest(String pattern, Dialect dialect, String because) {
        assertRefused(dialect, pattern, because);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":[1]", "{\"a\":[1],}", "{\"a\":[01]}", "{\"a\":[1]} x", "{\"a\":[1]}{}",
        "{\"a\":[1],\"a\":[2]}"})
    void bothDialectsRefuseWhatIsNoSinglePattern(String text) {
        assertRefused(Dialect.ALIYUN, text, "line 1, column ");
        assertRefused(Dialect.AWS, text, "line 1, column ");
    }

    @Test
    void aPatternHasItsBounds() {
        assertRefused(Dialect.ALIYUN, "{\"a\":".repeat(65) + "[1]" + "}".repeat(65), "nested deeper than 64");
        assertRefused(Dialect.AWS, "{\"" + "a.".repeat(20_000) + "a\":[1]}", "nested deeper than 64");
        assertRefused(Dialect.ALIYUN, "{\"a\":[\"%s\"]}".formatted("x".repeat(65_536)), "at most 65536 are taken");
    }

    @Test
    void alternativesOfOneObjectThatMultiplyBeyondAThousandAreRefused() {
        String options = ",{\"g\":{\"x\":[1]}}".repeat(40).substring(1);

        assertRefused(Dialect.AWS,
                "{\"f\":{\"$or\":[%1$s]},\"$or\":[{\"f\":{\"$or\":[%1$s]}},{\"z\":[1]}]}".formatted(options),
                "more than 1000 combinations");
    }

    @Test
    void alternativesInsideAlternativesAreBoundedToo() {
        String inner = "{\"f\":{\"x\":[1]}}";
        for (int i = 0; i < 40; i++) {
            inner = "{\"f\":{\"x%d\":[1]},\"$or\":[%s,{\"f\":{\"y\":[1]}}]}".formatted(i, inner);
        }
        String pattern = inner;

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            EventPattern.parse(pattern, Dialect.AWS);
        });
    }

    private static void assertRefused(Dialect dialect, String pattern, String because) {
        PatternException refusal = assertThrows(PatternException.class, () -> EventPattern.parse(pattern, dialect));

        assertTrue(refusal.getMessage().contains(because), refusal::getMessage);
    }
}
