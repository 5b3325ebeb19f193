package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A pattern, parsed once and then asked many times.
 *
 *  @param json as its author wrote it */
public record EventPattern(String json, Dialect dialect, PatternNode.Fields root) {
    /** Deeper patterns are refused; no documented one passes 10. */
    public static final int DEPTH_MAX = 64;
    /** Longer patterns are refused. Amazon takes 4,096 characters; this leaves room for generated ones. */
    public static final int CHARACTERS_MAX = 65_536;

    /** @throws PatternException with place, found, expected and an example */
    public static EventPattern parse(String json, Dialect dialect) {
        return new EventPattern(json, dialect, new PatternParser(json, dialect).parse());
    }

    /** Whether an event matches.
     *
     *  @param event a CloudEvent in its structured JSON form; seen as Amazon's envelope where the dialect asks for
     *      it */
    public boolean matches(JsonNode event) {
        return matchesView(view(event, dialect));
    }

    /** Whether an event matches, given as {@link #view} shows it to this pattern's dialect. */
    public boolean matchesView(JsonNode view) {
        return new Matching(dialect).fields(root, Place.root(view));
    }

    /** An event as patterns of a dialect see it; made once, it serves many of them. */
    public static JsonNode view(JsonNode event, Dialect dialect) {
        return dialect == Dialect.AWS ? DottedNames.nested(AwsEnvelope.of(event)) : event;
    }

    /** Why an event matches or not. Says the same as {@link #matches}. */
    public Explanation explain(JsonNode event) {
        return new Explanation(matches(event), new Explaining(dialect).results(root, view(event, dialect)));
    }

    /** The conditions field by field, alternatives included, as a list to show. */
    public List<FieldConditions> fields() {
        List<FieldConditions> found = new ArrayList<>();
        collect(root, "", found);
        return List.copyOf(found);
    }

    /** @param path names joined by dots */
    public record FieldConditions(String path, List<Condition> anyOf) {
    }

    private static void collect(PatternNode.Fields fields, String prefix, List<FieldConditions> found) {
        for (PatternNode.Member member : fields.members()) {
            String path = prefix.isEmpty() ? member.name() : prefix + "." + member.name();
            switch (member.node()) {
                case PatternNode.Leaf(var anyOf) -> found.add(new FieldConditions(path, anyOf));
                case PatternNode.Fields inner -> collect(inner, path, found);
            }
        }
        fields.alternatives().forEach(e -> e.options().forEach(option -> collect(option, prefix, found)));
    }
}
