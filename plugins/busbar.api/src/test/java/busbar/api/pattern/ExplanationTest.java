package busbar.api.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.pattern.Explanation.FieldResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an event does not match: field by field what was expected, what was found, and what is nearest. */
class ExplanationTest {

    @Test
    void eachFieldHasItsAnswer() {
        Explanation explanation = explain(Dialect.ALIYUN,
                "{\"source\":[\"shop\"],\"data\":{\"n\":[1,{\"numeric\":[\">\",5]}]}}",
                "{\"source\":\"shop\",\"data\":{\"n\":4}}");

        assertEquals(false, explanation.matches());
        assertEquals(List.of(new FieldResult("source", true, "[\"shop\"]", "\"shop\"", ""),
                new FieldResult("data.n", false, "[1,{\"numeric\":[\">\",5]}]", "4", "")), explanation.fields());
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ALIYUN | {\"a\":[\"Shop\"]} | {\"a\":\"shop\"} | Only the letter case differs.",
        "ALIYUN | {\"a\":[\"shop\"]} | {\"a\":\"shop \"} | Only blanks around it differ.",
        "ALIYUN | {\"a\":[\"80\"]} | {\"a\":80} | The value is the same, but one is a text and the other is a number.",
        "ALIYUN | {\"a\":[{\"prefix\":\"Ab\"}]} | {\"a\":\"abc\"} | Only the letter case differs.",
        "AWS | {\"detail\":{\"a\":[{\"suffix\":\".JPG\"}]}} | {\"data\":{\"a\":\"x.jpg\"}} | "
                + "Only the letter case differs.",
        "ALIYUN | {\"a\":[{\"contains\":\"B\"}]} | {\"a\":\"abc\"} | Only the letter case differs.",
        "ALIYUN | {\"a\":[{\"numeric\":[\">\",1]}]} | {\"a\":\"2\"} | "
                + "The event has a text; a numeric condition wants a number.",
        "ALIYUN | {\"a\":[{\"exists\":false}]} | {\"a\":1} | The field is there, and it must not be.",
        "ALIYUN | {\"a\":[{\"cidr\":\"10.0.0.0/8\"}]} | {\"a\":\"host\"} | The event's value is no address.",
        "ALIYUN | {\"a\":[1]} | {\"b\":1} | The event has no such field.",
        "ALIYUN | {\"order_id\":[1]} | {\"orderId\":1} | The event has no `order_id`, but it has `orderId`.",
        "ALIYUN | {\"a\":[1]} | {\"a\":{\"b\":1}} | The event has an object here; conditions hold for values. "
                + "Name a field inside of it.",
        // the way there
        "ALIYUN | {\"a\":{\"b\":[1]}} | {\"a\":[{\"b\":1}]} | "
                + "`a` is an array; the aliyun dialect does not look for fields "
                + "inside of arrays.",
        "ALIYUN | {\"data\":{\"b\":[1]}} | {\"data\":\"{}\"} | `data` is a text and no object, so it has no fields.",
        // names of the other dialect
        "ALIYUN | {\"detail-type\":[\"t\"]} | {\"type\":\"t\"} | "
                + "`detail-type` is a name of the aws dialect; the aliyun "
                + "dialect says `type`.",
        "ALIYUN | {\"detail\":{\"b\":[1]}} | {\"data\":{\"b\":1}} | `detail` is a name of the aws dialect; the aliyun "
                + "dialect says `data`.",
        "AWS | {\"data\":{\"b\":[1]}} | {\"data\":{\"b\":1}} | `data` is a name of the aliyun dialect; the aws "
                + "dialect says `detail`."})
    void aMissIsExplained(Dialect dialect, String pattern, String event, String hint) {
        assertEquals(hint, explain(dialect, pattern, event).fields().get(0).hint());
    }

    @Test
    void theElementOfAnArrayThatFulfilsMostIsExplained() {
        Explanation explanation = explain(Dialect.AWS, "{\"detail\":{\"f\":{\"a\":[1],\"b\":[2],\"c\":[3]}}}",
                "{\"data\":{\"f\":[{\"a\":1},{\"a\":1,\"b\":2,\"c\":4},{\"c\":3}]}}");

        assertEquals(List.of("1", "2", "4"), explanation.fields().stream().map(FieldResult::found).toList());
    }

    private static Explanation explain(Dialect dialect, String pattern, String event) {
        return EventPattern.parse(pattern, dialect).explain(PatternArbitraries.json(event));
    }
}
