package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternEditTest {

    private static String add(String pattern, String path, String operator, String value) {
        return PatternEdit.add(pattern, path, operator, value).replaceAll("\\s+", "");
    }

    @Test
    void everyOperatorMakesAConditionThatBothDialectsTake() {
        Map<String, String> made = new LinkedHashMap<>();
        made.put("equals", "[7]");
        made.put("prefix", "[{\"prefix\":\"7\"}]");
        made.put("suffix", "[{\"suffix\":\"7\"}]");
        made.put("anything-but", "[{\"anything-but\":7}]");
        made.put("greater than", "[{\"numeric\":[\">\",7]}]");
        made.put("less than", "[{\"numeric\":[\"<\",7]}]");
        made.put("exists", "[{\"exists\":true}]");
        made.put("does not exist", "[{\"exists\":false}]");

        assertEquals(PatternEdit.OPERATORS, List.copyOf(made.keySet()));
        made.forEach((operator, condition) -> {
            assertEquals("{\"amount\":" + condition + "}", add("{}", "amount", operator, "7"));
            for (Dialect dialect : Dialect.values()) {
                EventPattern.parse(PatternEdit.add("", "data.amount", operator, "7"), dialect);
            }
        });
    }

    @Test
    void valuesAreMeantAsTheyLook() {
        assertEquals("{\"a\":[true]}", add("{}", "a", "equals", "true"));
        assertEquals("{\"a\":[null]}", add("{}", "a", "equals", "null"));
        assertEquals("{\"a\":[1.5]}", add("{}", "a", "equals", " 1.5 "));
        assertEquals("{\"a\":[\"7\"]}", add("{}", "a", "equals", "\"7\""));
        assertEquals("{\"a\":[\"shop\"]}", add("{}", "a", "equals", "shop"));
        assertEquals("{\"a\":[\"\"]}", add("{}", "a", "equals", ""));
        assertEquals("{\"a\":[\"{}\"]}", add("{}", "a", "equals", "{}"));
        assertEquals("{\"a\":[\"7upforyou\"]}", add("{}", "a", "equals", "7 up for you"));
    }

    @Test
    void conditionsOnOneFieldAreAlternatives() {
        assertEquals("{\"source\":[\"a\",{\"prefix\":\"b\"}]}", add("{\"source\":[\"a\"]}", "source", "prefix", "b"));
    }

    @Test
    void pathsGoIntoObjects() {
        assertEquals("{\"data\":{\"a\":[1],\"b\":{\"c\":[2]}}}",
                add("{\"data\":{\"a\":[1]}}", "data.b.c", "equals", "2"));
    }

    @Test
    void aPathThatIsTakenIsRefused() {
        for (String path : List.of("data.a.b", "data")) {
            IllegalArgumentException problem = assertThrows(IllegalArgumentException.class,
                    () -> PatternEdit.add("{\"data\":{\"a\":[1]}}", path, "equals", "2"), path);
            assertTrue(problem.getMessage().startsWith(path), problem.getMessage());
        }
    }

    @Test
    void aFieldWithoutANameIsRefused() {
        for (String path : List.of("", " ", ".", "data.", ".data", "data..a")) {
            assertThrows(IllegalArgumentException.class, () -> PatternEdit.add("{}", path, "equals", "2"), path);
        }
    }

    @Test
    void brokenJsonIsRefused() {
        for (String broken : List.of("{", "[]", "7", "{} x")) {
            IllegalArgumentException problem = assertThrows(IllegalArgumentException.class,
                    () -> PatternEdit.add(broken, "source", "equals", "a"), broken);
            assertEquals(Messages.PatternEdit_noObject, problem.getMessage());
        }
    }

    @Test
    void aComparisonNeedsANumber() {
        for (String operator : List.of("greater than", "less than")) {
            IllegalArgumentException problem = assertThrows(IllegalArgumentException.class,
                    () -> PatternEdit.add("{}", "data.amount", operator, "much"));
            assertTrue(problem.getMessage().contains("much"), problem.getMessage());
        }
    }

    @Test
    void digitsOfNumbersAreKept() {
        assertEquals("{\"a\":[1.10,2]}", add("{\"a\":[1.10]}", "a", "equals", "2"));
        assertEquals("{\"a\":[12345678901234567890.5]}", add("{}", "a", "equals", "12345678901234567890.5"));
    }
}
