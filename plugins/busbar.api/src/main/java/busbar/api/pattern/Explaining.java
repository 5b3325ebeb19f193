package busbar.api.pattern;

import busbar.api.pattern.Explanation.FieldResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Says field by field what a pattern wants and what an event has. */
record Explaining(Dialect dialect) {
    private static final int CHARACTERS_SHOWN = 200; // of a value that is long

    List<FieldResult> results(PatternNode.Fields wanted, JsonNode event) {
        List<FieldResult> results = new ArrayList<>();
        fields(wanted, Place.root(event), "", results);
        return results;
    }

    private void fields(PatternNode.Fields wanted, Place at, String prefix, List<FieldResult> results) {
        for (PatternNode.Member member : wanted.members()) {
            String path = prefix.isEmpty() ? member.name() : prefix + "." + member.name();
            switch (member.node()) {
                case PatternNode.Leaf leaf -> results.add(leaf(path, member.name(), leaf, at));
                case PatternNode.Fields inner -> fields(inner, best(inner, at.member(member.name())), path, results);
            }
        }
        wanted.alternatives().forEach(e -> e.options().forEach(option -> fields(option, at, prefix, results)));
    }

    /** The element of an array that explains most: the first that matches, else the first. */
    private Place best(PatternNode.Fields wanted, Place at) {
        if (!at.node().isArray() || at.node().isEmpty() || dialect == Dialect.ALIYUN) {
            return at.node().isObject() ? at : at.nowhere();
        }
        List<Place> elements = at.elements();
        return elements.stream().filter(e -> new Matching(dialect).fields(wanted, e)).findFirst()
                .orElse(elements.get(0));
    }

    private FieldResult leaf(String path, String name, PatternNode.Leaf wanted, Place parent) {
        Place at = parent.member(name);
        JsonNode found = at.node();
        boolean matched = new Matching(dialect).leaf(wanted, at);
        String expected = wanted.anyOf().stream().map(Condition::words).collect(Collectors.joining(",", "[", "]"));
        return new FieldResult(path, matched, expected, found.isMissingNode() ? "" : shortened(found.toString()),
                matched ? "" : hint(name, wanted, found, parent.node()));
    }

    private static String hint(String name, PatternNode.Leaf wanted, JsonNode found, JsonNode parent) {
        if (found.isMissingNode()) {
            return similarField(name, parent);
        }
        for (Condition condition : wanted.anyOf()) {
            String hint = hint(condition, found);
            if (!hint.isEmpty()) {
                return hint;
            }
        }
        return "";
    }

    private static String hint(Condition condition, JsonNode found) {
        return switch (condition) {
            case Condition.Exact(JsonNode text) when text.isTextual() && found.isTextual() ->
                text.textValue().equalsIgnoreCase(found.textValue()) ? "Only the letter case differs." : "";
            case Condition.Exact(JsonNode other) when other.asText().equals(found.asText()) ->
                "The value is the same, but one is a text and the other is not.";
            case Condition.Numeric numeric when found.isTextual() ->
                "The event has a text; a numeric condition wants a number.";
            case Condition.Prefix(String start, boolean any) when found.isTextual() && !any
                    && found.textValue().regionMatches(true, 0, start, 0, start.length()) ->
                "Only the letter case differs.";
            default -> "";
        };
    }

    private static String similarField(String name, JsonNode parent) {
        for (Iterator<String> names = parent.fieldNames(); names.hasNext();) {
            String other = names.next();
            if (other.equalsIgnoreCase(name)
                    || other.replaceAll("[-_]", "").equalsIgnoreCase(name.replaceAll("[-_]", ""))) {
                return "The event has no `%s`, but it has `%s`.".formatted(name, other);
            }
        }
        return "The event has no such field.";
    }

    private static String shortened(String text) {
        return text.length() <= CHARACTERS_SHOWN ? text : text.substring(0, CHARACTERS_SHOWN) + "…";
    }
}
