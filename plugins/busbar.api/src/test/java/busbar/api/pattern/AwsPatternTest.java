package busbar.api.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator of Amazon EventBridge ("Comparison operators"): what the field has to be, what it is, whether that
 *  matches. */
class AwsPatternTest {

    @ParameterizedTest(name = "{2}: {0} on {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[\"a\"] | \"a\" | yes", "[300] | 3.0e2 | yes", "[\"80\"] | 80 | no", "[null] | null | yes",
                "[\"\"] | \"\" | yes",
        "[\"a\"] | [[\"a\"]] | yes", "[\"a\"] | [\"b\",\"a\"] | yes",
        "[{\"prefix\":\"\"}] | \"x\" | yes", "[{\"prefix\":\"\"}] | 5 | no", "[{\"prefix\":\"ab\"}] | \"abc\" | yes",
        "[{\"prefix\":{\"equals-ignore-case\":\"aB\"}}] | \"Abc\" | yes",
        "[{\"suffix\":\".jpg\"}] | \"a.JPG\" | no",
                "[{\"suffix\":{\"equals-ignore-case\":\".jpg\"}}] | \"a.JPG\" | yes",
        "[{\"equals-ignore-case\":\"alice\"}] | \"ALICE\" | yes", "[{\"equals-ignore-case\":\"alice\"}] | \"al\" | no",
        "[{\"wildcard\":\"dir/*.png\"}] | \"dir/a/b.png\" | yes", "[{\"wildcard\":\"dir/*.png\"}] | \"dir/a.jpg\" | no",
        "[{\"wildcard\":\"a*a\"}] | \"a\" | no", "[{\"wildcard\":\"*\"}] | \"\" | yes",
        "[{\"wildcard\":\"a\\\\*b\"}] | \"a*b\" | yes", "[{\"wildcard\":\"a\\\\*b\"}] | \"axb\" | no",
        "[{\"wildcard\":\"a\\\\\\\\b\"}] | \"a\\\\b\" | yes", "[{\"wildcard\":\"abc\"}] | \"abc\" | yes",
        "[{\"anything-but\":[\"a\",\"b\"]}] | \"c\" | yes", "[{\"anything-but\":[\"a\",\"b\"]}] | \"a\" | no",
        "[{\"anything-but\":1}] | \"1\" | yes", "[{\"anything-but\":\"a\"}] | null | yes",
        "[{\"anything-but\":{\"prefix\":[\"a\",\"b\"]}}] | \"bc\" | no",
        "[{\"anything-but\":{\"equals-ignore-case\":\"A\"}}] | \"a\" | no",
        "[{\"anything-but\":{\"wildcard\":\"*x*\"}}] | \"axb\" | no",
        "[{\"anything-but\":{\"suffix\":\"x\"}}] | [\"ax\",\"b\"] | yes",
        "[{\"numeric\":[\">=\",1,\"<\",2]}] | 1.5 | yes", "[{\"numeric\":[\">=\",1,\"<\",2]}] | 2 | no",
        "[{\"numeric\":[\"=\",301.8]}] | 3.018e2 | yes",
        "[{\"cidr\":\"10.0.0.0/24\"}] | \"10.0.0.9\" | yes", "[{\"cidr\":\"fc00::/7\"}] | \"fd00::1\" | yes",
        "[{\"cidr\":\"fc00::/7\"}] | \"fe80::1\" | no", "[{\"cidr\":\"::/1\"}] | \"10.0.0.1\" | no",
        "[{\"exists\":true}] | 1 | yes", "[{\"exists\":true}] | {\"x\":1} | no",
                "[{\"exists\":false}] | {\"x\":1} | yes",
        "[{\"exists\":true}] | [] | no", "[{\"exists\":false}] | [] | yes", "[{\"exists\":false}] | [1,{\"x\":1}] | no",
        "[{\"exists\":true}] | null | yes"})
    void aFieldFulfilsACondition(String conditions, String value, String matches) {
        assertAnswer(matches, "{\"detail\":{\"f\":%s}}".formatted(conditions),
                "{\"data\":{\"f\":%s}}".formatted(value));
    }

    @ParameterizedTest(name = "{2}: {0} on {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // one element of an array has to fulfil all that is said of it
        "{\"f\":{\"a\":[1],\"b\":[2]}} | {\"f\":[{\"a\":1,\"b\":2}]} | yes",
        "{\"f\":{\"a\":[1],\"b\":[2]}} | {\"f\":[{\"a\":1},{\"b\":2}]} | no",
        "{\"f.a\":[1],\"f\":{\"b\":[2]}} | {\"f\":[{\"a\":1},{\"b\":2}]} | no",
        "{\"f\":{\"a\":[1]},\"$or\":[{\"f\":{\"b\":[2]}},{\"g\":[3]}]} | {\"f\":[{\"a\":1},{\"b\":2}]} | no",
        "{\"f\":{\"a\":[1]},\"$or\":[{\"f\":{\"b\":[2]}},{\"g\":[3]}]} | {\"f\":[{\"a\":1},{\"b\":2}],\"g\":3} | yes",
        // a field is absent when no element has it
        "{\"f\":{\"a\":[{\"exists\":false}]}} | {\"f\":[{\"a\":1},{\"b\":2}]} | no",
        "{\"f\":{\"a\":[{\"exists\":false}]}} | {\"f\":[{\"b\":2}]} | yes",
        "{\"state.status\":[\"on\"]} | {\"state\":{\"status\":\"on\"}} | yes",
        "{\"$or\":[{\"a\":[1]},{\"b\":[{\"numeric\":[\"<\",10]}]}]} | {\"b\":3} | yes",
        "{\"$or\":[{\"a\":[1]},{\"b\":[2]}],\"c\":[3]} | {\"a\":1} | no",
        "{\"$or\":[{\"a\":[1]},{\"b\":[2]}],\"c\":[3]} | {\"a\":1,\"c\":3} | yes"})
    void theDetailFulfilsAPattern(String pattern, String data, String matches) {
        assertAnswer(matches, "{\"detail\":%s}".formatted(pattern), "{\"data\":%s}".formatted(data));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"detail-type\":[\"t\"],\"source\":[\"s\"],\"id\":[\"1\"],\"version\":[\"0\"]} | yes",
        "{\"account\":[\"42\"],\"region\":[\"cn\"],\"resources\":[{\"exists\":false}]} | yes",
        "{\"type\":[\"t\"]} | no", "{\"data\":{\"n\":[1]}} | no", "{\"detail\":{\"n\":[1]}} | yes"})
    void aCloudEventIsSeenAsAmazonsEnvelope(String pattern, String matches) {
        assertAnswer(matches, pattern, "{\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"aliyunaccountid\":\"42\","
                + "\"aliyunregionid\":\"cn\",\"data\":{\"n\":1}}");
    }

    private static void assertAnswer(String expected, String pattern, String event) {
        EventPattern parsed = EventPattern.parse(pattern, Dialect.AWS);

        assertEquals(expected.equals("yes"), parsed.matches(PatternArbitraries.json(event)));
        assertEquals(expected.equals("yes"), parsed.explain(PatternArbitraries.json(event)).matches());
    }
}
