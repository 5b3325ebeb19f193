package busbar.api.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the dialects differ: what each says of one condition on one value, {@code error} for a pattern that it
 *  refuses. Amazon's answers are event-ruler's; Alibaba's are those of its documents, and where they are silent
 *  those of Apache RocketMQ EventBridge, except that a number is compared by value (that 300 and 300.0 differ left the
 *  documents by 2024), a text is no number, an address range has all its addresses, and no name is ever looked up. */
class DialectDifferenceTest {

    @ParameterizedTest(name = "{0} on {1}: aws {2}, aliyun {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[300] | 300.0 | yes | yes", "[300] | 3.0e2 | yes | yes", "[\"80\"] | 80 | no | no",
        "[{\"prefix\":\"a\",\"suffix\":\"z\"}] | \"a-z\" | error | yes",
        "[{\"prefix\":\"a\",\"suffix\":\"z\"}] | \"a-y\" | error | no", "[{\"numeric\":[\"!=\",3]}] | 4 | error | yes",
        "[{\"numeric\":[\">\",1000000001]}] | 2e9 | yes | error",
        "[{\"numeric\":[\">\",5000000001]}] | 6e9 | error | error",
        "[{\"numeric\":[\"=\",1]}] | 1.00000001 | no | no", "[{\"anything-but\":null}] | 1 | error | yes",
        "[{\"anything-but\":true}] | false | error | yes",
        "[{\"anything-but\":{\"suffix\":\"x\"}}] | \"y\" | yes | yes",
        "[{\"prefix\":\"\"}] | \"a\" | yes | error", "[{\"cidr\":\"10.0.0.1\"}] | \"10.0.0.1\" | error | yes",
        "[{\"contains\":\"b\"}] | \"abc\" | error | yes", "[{\"wildcard\":\"a*\"}] | \"abc\" | yes | error",
        "[{\"equals-ignore-case\":\"A\"}] | \"a\" | yes | error", "{} | 1 | error | yes",
        "{\"a\":[1],\"b\":[2]} | [{\"a\":1,\"b\":2}] | yes | no",
        "{\"a\":[1],\"b\":[2]} | [{\"a\":1},{\"b\":2}] | no | no",
        "[{\"exists\":false}] | {\"x\":1} | yes | no", "[{\"exists\":true}] | {\"x\":1} | no | no",
        "[{\"exists\":true}] | [] | no | no", "[{\"exists\":false}] | [] | yes | no",
        "[{\"anything-but\":\"a\"}] | null | yes | yes", "[{\"cidr\":\"127.0.0.0/8\"}] | \"localhost\" | no | no",
        "[{\"cidr\":\"10.0.0.0/24\"}] | \"10.0.0.255\" | yes | yes",
        "[{\"cidr\":\"fc00::/7\"}] | \"fd00::1\" | yes | error",
        "[{\"exists\":false},{\"prefix\":\"a\"}] | \"ab\" | yes | yes", "{\"a.b\":[1]} | {\"a\":{\"b\":1}} | yes | no",
        "{\"a\":{\"b\":[1]}} | {\"a.b\":1} | yes | no", "{\"a.b\":[1]} | {\"a.b\":1} | yes | yes",
        "{\"a\":{\"b\":[1],\"c\":[2]}} | {\"a.b\":1,\"a\":{\"c\":2}} | yes | no",
        "{\"a.b\":[{\"exists\":false}]} | {\"a.b\":1} | no | no", "{\".a\":[1]} | {\".a\":1} | yes | yes",
        "[\"a\"] | [[\"a\"]] | yes | no"})
    void theDialectsAnswer(String conditions, String value, String aws, String aliyun) {
        assertEquals(aws, answer(Dialect.AWS, "detail", conditions, value));
        assertEquals(aliyun, answer(Dialect.ALIYUN, "data", conditions, value));
    }

    @ParameterizedTest(name = "{0} on {1}: aws {2}, aliyun {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | {\"id\":\"1\"} | error | yes", "{\"unheard-of\":[{\"exists\":false}]} | {\"id\":\"1\"} | yes | yes",
        "{\"id\":[\"1\"],\"id\":[\"2\"]} | {\"id\":\"2\"} | error | error",
        "{\"x\":[{\"anything-but\":\"a\"}]} | {\"id\":\"1\"} | no | no",
        "{\"type\":[\"t\"]} | {\"type\":\"t\"} | no | yes",
        "{\"detail-type\":[\"t\"]} | {\"type\":\"t\"} | yes | no",
        "{\"$or\":[{\"source\":[\"s\"]},{\"id\":[\"1\"]}]} | {\"id\":\"1\"} | yes | error"})
    void theDialectsAnswerOfWholePatterns(String pattern, String event, String aws, String aliyun) {
        assertEquals(aws, answer(Dialect.AWS, pattern, event));
        assertEquals(aliyun, answer(Dialect.ALIYUN, pattern, event));
    }

    /** One object beside many does not become many. */
    @Test
    void aSmallEventStaysSmallWhenItsDotsAreRead() {
        String many = "{},".repeat(2_000) + "{}";
        String large = "\"%s\"".formatted("x".repeat(2_000));
        JsonNode event = PatternArbitraries.json("{\"a\":[%s],\"a.b\":%s}".formatted(many, large));
        assertEquals(event.toString().length() + 1, DottedNames.nested(event).toString().length(), 10);
    }

    @Test
    void aNameOfManyDotsCostsNoMoreThanAPatternCanAskFor() {
        String name = "a.".repeat(20_000) + "a";
        assertEquals("no", answer(Dialect.AWS, "detail", "{\"a\":{\"a\":[1]}}", "{\"%s\":1}".formatted(name)));
    }

    private static String answer(Dialect dialect, String data, String conditions, String value) {
        return answer(dialect, "{\"%s\":{\"f\":%s}}".formatted(data, conditions),
                "{\"data\":{\"f\":%s}}".formatted(value));
    }

    private static String answer(Dialect dialect, String pattern, String event) {
        try {
            return EventPattern.parse(pattern, dialect).matches(PatternArbitraries.json(event)) ? "yes" : "no";
        } catch (PatternException e) {
            return "error";
        }
    }
}
