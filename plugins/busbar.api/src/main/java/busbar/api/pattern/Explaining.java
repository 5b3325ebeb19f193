package busbar.api.pattern;

import busbar.api.pattern.Explanation.FieldResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says field by field what a pattern wants and what an event has. */
final class Explaining {
    private static final int CHARACTERS_SHOWN = 200; // of a value that is long
    private static final int ELEMENTS_MAX = 1_000; // of an array that are looked at; each costs a match
    private final Dialect dialect;
    private final Hints hints;

    Explaining(Dialect dialect) {
        this.dialect = dialect;
        hints = new Hints(dialect);
    }

    List<FieldResult> results(PatternNode.Fields wanted, JsonNode event) {
        List<FieldResult> results = new ArrayList<>();
        fields(wanted, Place.root(event), "", "", results);
        return results;
    }

    /** @param blocked why the way to these fields ends before them; empty where it does not */
    private void fields(PatternNode.Fields wanted, Place at, String prefix, String blocked,
            List<FieldResult> results) {
        for (PatternNode.Member member : wanted.members()) {
            String path = prefix.isEmpty() ? member.name() : prefix + "." + member.name();
            switch (member.node()) {
                case PatternNode.Leaf leaf -> results.add(leaf(path, member.name(), leaf, at, blocked));
                case PatternNode.Fields inner -> {
                    Place there = at.member(member.name());
                    String why = blocked.isEmpty() ? hints.onTheWay(path, there.node(), at.node()) : blocked;
                    fields(inner, best(inner, there), path, why, results);
                }
            }
        }
        wanted.alternatives().forEach(e -> e.options().forEach(o -> fields(o, at, prefix, blocked, results)));
    }

    /** The element of an array that explains most: one that matches, else the one that fulfils most. */
    private Place best(PatternNode.Fields wanted, Place at) {
        if (!at.node().isArray() || at.node().isEmpty() || dialect == Dialect.ALIYUN) {
            return at.node().isObject() ? at : at.nowhere();
        }
        List<Place> elements = at.elements();
        return elements.stream().limit(ELEMENTS_MAX).filter(e -> new Matching(dialect).fields(wanted, e)).findFirst()
                .orElseGet(() -> elements.stream().limit(ELEMENTS_MAX)
                        .max(Comparator.comparingLong(e -> fulfilled(wanted, e))).orElseThrow());
    }

    private long fulfilled(PatternNode.Fields wanted, Place element) {
        List<FieldResult> results = new ArrayList<>();
        fields(wanted, element, "", "", results);
        return results.stream().filter(FieldResult::matched).count();
    }

    private FieldResult leaf(String path, String name, PatternNode.Leaf wanted, Place parent, String blocked) {
        Place at = parent.member(name);
        JsonNode found = at.node();
        boolean matched = new Matching(dialect).leaf(wanted, at);
        String expected = wanted.anyOf().stream().map(Condition::words).collect(Collectors.joining(",", "[", "]"));
        return new FieldResult(path, matched, expected, found.isMissingNode() ? "" : shortened(found.toString()),
                matched ? "" : hint(path, wanted, found, parent.node(), blocked));
    }

    private String hint(String path, PatternNode.Leaf wanted, JsonNode found, JsonNode parent, String blocked) {
        if (found.isMissingNode()) {
            return blocked.isEmpty() ? hints.missing(path, parent) : blocked;
        }
        return hints.onValue(wanted.anyOf(), found);
    }

    private static String shortened(String text) {
        return text.length() <= CHARACTERS_SHOWN ? text : text.substring(0, CHARACTERS_SHOWN) + "…";
    }
}
