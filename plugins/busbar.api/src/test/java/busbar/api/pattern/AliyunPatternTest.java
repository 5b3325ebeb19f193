package busbar.api.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator of Alibaba EventBridge ("Event patterns"): what the field has to be, what it is, whether that
 *  matches. */
class AliyunPatternTest {

    @ParameterizedTest(name = "{2}: {0} on {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // exact: the same type and the same value, letter case included
        "[\"acs.oss\"] | \"acs.oss\" | yes", "[\"acs.oss\"] | \"ACS.oss\" | no", "[\"a\",\"b\"] | \"b\" | yes",
        "[300] | 300.0 | yes", "[3.0e2] | 300 | yes", "[\"80\"] | 80 | no", "[80] | \"80\" | no", "[true] | true | yes",
        "[true] | \"true\" | no", "[\"\"] | \"\" | yes", "[\"\"] | null | no", "[null] | null | yes",
        "[null] | \"\" | no", "[12345678901234567890] | 12345678901234567891 | no",
        // arrays meet where they share a value; what is in an array inside stays outside
        "[\"a\",\"b\"] | [\"x\",\"b\"] | yes", "[\"a\"] | [] | no", "[\"a\"] | [[\"a\"]] | no",
        "[\"a\"] | [{\"a\":1}] | no",
        // texts
        "[{\"prefix\":\"acs.\"}] | \"acs.oss\" | yes", "[{\"prefix\":\"acs.\"}] | \"acs\" | no",
        "[{\"prefix\":\"1\"}] | 10 | no", "[{\"suffix\":\".jpg\"}] | \"a.jpg\" | yes",
        "[{\"suffix\":\".jpg\"}] | \"jpg\" | no", "[{\"contains\":\"Normal\"}] | \"isNormal!\" | yes",
        "[{\"contains\":\"Normal\"}] | \"normal\" | no",
        // anything-but: there, and none of these
        "[{\"anything-but\":\"a\"}] | \"b\" | yes", "[{\"anything-but\":\"a\"}] | \"a\" | no",
        "[{\"anything-but\":\"a\"}] | null | yes", "[{\"anything-but\":\"a\"}] | {} | no",
        "[{\"anything-but\":100}] | 100.0 | no", "[{\"anything-but\":[\"a\",1]}] | 1 | no",
        "[{\"anything-but\":null}] | null | no", "[{\"anything-but\":true}] | false | yes",
        "[{\"anything-but\":{\"prefix\":\"init\"}}] | \"initial\" | no",
        "[{\"anything-but\":{\"prefix\":\"init\"}}] | \"done\" | yes",
        "[{\"anything-but\":{\"suffix\":[\"a\",\"b\"]}}] | \"xb\" | no",
        // numbers
        "[{\"numeric\":[\">\",0,\"<=\",5]}] | 5 | yes", "[{\"numeric\":[\">\",0,\"<=\",5]}] | 0 | no",
        "[{\"numeric\":[\"=\",0.3]}] | 0.3 | yes", "[{\"numeric\":[\"!=\",3]}] | 3.0 | no",
        "[{\"numeric\":[\"!=\",3]}] | 4 | yes", "[{\"numeric\":[\">\",0]}] | \"1\" | no",
        "[{\"numeric\":[\"<\",0]}] | -1e300 | yes",
        // addresses
        "[{\"cidr\":\"10.0.0.0/24\"}] | \"10.0.0.255\" | yes", "[{\"cidr\":\"10.0.0.0/24\"}] | \"10.0.1.0\" | no",
        "[{\"cidr\":\"10.0.0.7\"}] | \"10.0.0.7\" | yes", "[{\"cidr\":\"10.0.0.7\"}] | \"10.0.0.8\" | no",
        "[{\"cidr\":\"10.0.0.0/24\"}] | \"localhost\" | no", "[{\"cidr\":\"0.0.0.0/0\"}] | \"1.2.3.4\" | yes",
        // exists: a value; an object and an empty array are there, but they are no value
        "[{\"exists\":true}] | null | yes", "[{\"exists\":false}] | null | no", "[{\"exists\":true}] | {\"x\":1} | no",
        "[{\"exists\":false}] | {\"x\":1} | no", "[{\"exists\":true}] | [] | no", "[{\"exists\":false}] | [] | no",
        // two operators in one object hold together, two objects are alternatives
        "[{\"prefix\":\"a\",\"suffix\":\"z\"}] | \"a-z\" | yes", "[{\"prefix\":\"a\",\"suffix\":\"z\"}] | \"a-y\" | no",
        "[{\"prefix\":\"a\"},{\"suffix\":\"z\"}] | \"a-y\" | yes",
                "[{\"exists\":false},{\"prefix\":\"a\"}] | \"ab\" | yes"})
    void aFieldFulfilsACondition(String conditions, String value, String matches) {
        assertAnswer(matches, "{\"data\":{\"f\":%s}}".formatted(conditions), "{\"data\":{\"f\":%s}}".formatted(value));
    }

    @ParameterizedTest(name = "{2}: {0} on {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | {\"source\":\"s\"} | yes", "{} | {} | yes", "{\"data\":{}} | {} | yes",
        "{\"a\":[1],\"b\":[2]} | {\"a\":1,\"b\":2} | yes", "{\"a\":[1],\"b\":[2]} | {\"a\":1} | no",
        "{\"a\":[{\"exists\":false}]} | {} | yes", "{\"a\":[{\"anything-but\":\"x\"}]} | {} | no",
        "{\"a\":{\"b\":[{\"exists\":false}]}} | {\"a\":5} | yes", "{\"a\":{\"b\":[1]}} | {\"a\":{\"b\":1}} | yes",
        // a path does not enter an array, and a dot is a letter
        "{\"a\":{\"b\":[1]}} | {\"a\":[{\"b\":1}]} | no", "{\"a.b\":[1]} | {\"a\":{\"b\":1}} | no",
        "{\"a.b\":[1]} | {\"a.b\":1} | yes", "{\"$or\":[1]} | {\"$or\":1} | yes",
        // the top level is the CloudEvent itself
        "{\"type\":[\"t\"],\"data\":{\"n\":[1]}} | {\"type\":\"t\",\"data\":{\"n\":1}} | yes",
        "{\"detail-type\":[\"t\"]} | {\"type\":\"t\"} | no"})
    void anEventFulfilsAPattern(String pattern, String event, String matches) {
        assertAnswer(matches, pattern, event);
    }

    private static void assertAnswer(String expected, String pattern, String event) {
        EventPattern parsed = EventPattern.parse(pattern, Dialect.ALIYUN);

        assertEquals(expected.equals("yes"), parsed.matches(PatternArbitraries.json(event)));
        assertEquals(expected.equals("yes"), parsed.explain(PatternArbitraries.json(event)).matches());
    }
}
