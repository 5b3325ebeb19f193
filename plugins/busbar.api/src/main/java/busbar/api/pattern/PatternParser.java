package busbar.api.pattern;

import busbar.api.json.JsonWords;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the text of a pattern. */
final class PatternParser {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(new JsonFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Set<String> RESERVED = Set.of("exactly", "prefix", "suffix", "equals-ignore-case", "wildcard",
            "anything-but", "numeric", "cidr", "exists", "=", "<", "<=", ">", ">=");
    private static final String OR_EXAMPLE = "Example: {\"$or\":[{\"a\":[1]},{\"b\":[2]}]}";
    private static final String EXAMPLE = "Example: {\"source\":[\"app.orders\"]}";
    private final String json;
    private final Dialect dialect;
    private JsonParser parser;
    private int eithersOpen;

    PatternParser(String json, Dialect dialect) {
        this.json = json;
        this.dialect = dialect;
    }

    PatternNode.Fields parse() {
        if (json.length() > EventPattern.CHARACTERS_MAX) {
            throw new PatternException(1, 1, "the pattern has %d characters; at most %d are taken. Write several rules."
                    .formatted(json.length(), EventPattern.CHARACTERS_MAX));
        }
        try (JsonParser open = MAPPER.getFactory().createParser(json)) {
            parser = open;
            if (open.nextToken() != JsonToken.START_OBJECT) {
                throw wrong("a pattern in braces was expected, found %s. %s".formatted(
                        open.currentToken() == null ? "nothing" : found(), EXAMPLE));
            }
            PatternNode.Fields root = fields(1);
            if (open.nextToken() != null) {
                throw wrong("one pattern was expected, found more after its end. " + EXAMPLE);
            }
            return dialect == Dialect.AWS ? merged(root) : root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new PatternException(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(),
                    "%s %s".formatted(JsonWords.of(e), EXAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatternNode.Fields merged(PatternNode.Fields root) {
        try {
            return new OrMerge().merged(root);
        } catch (IllegalArgumentException e) {
            throw new PatternException(1, 1, e.getMessage());
        }
    }

    private PatternNode.Fields fields(int depth) throws IOException {
        if (depth > EventPattern.DEPTH_MAX) {
            throw tooDeep();
        }
        List<PatternNode.Member> members = new ArrayList<>();
        List<PatternNode.Either> alternatives = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonLocation start = parser.currentTokenLocation();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!names.add(name)) {
                throw wrong("`%s` is there twice; put all its values into one array. "
                        .formatted(name) + "Example: {\"%s\":[\"a\",\"b\"]}".formatted(name));
            }
            parser.nextToken();
            if (dialect == Dialect.AWS && name.equals("$or")) {
                alternatives.add(either(depth));
            } else {
                checkName(name, depth);
                members.add(member(name, depth));
            }
        }
        if (dialect == Dialect.AWS && members.isEmpty() && alternatives.isEmpty()) {
            throw wrong(start,
                    "an empty object is not allowed in the aws dialect. Example: {\"source\":[{\"prefix\":\"\"}]}");
        }
        return new PatternNode.Fields(members, alternatives);
    }

    /** event-ruler refuses these inside {@code $or}, so that nobody takes a condition for an alternative. In the aws
     *  dialect each dot is a level. */
    private void checkName(String name, int depth) {
        if (dialect == Dialect.AWS && depth + name.chars().filter(c -> c == '.').count() > EventPattern.DEPTH_MAX) {
            throw tooDeep();
        }
        if (eithersOpen > 0 && RESERVED.contains(name)) {
            throw wrong("`%s` is an operator and cannot name a field inside `$or`. %s".formatted(name, OR_EXAMPLE));
        }
    }

    private PatternException tooDeep() {
        return wrong("the pattern is nested deeper than %d, the most that is taken.".formatted(
                EventPattern.DEPTH_MAX));
    }

    private PatternNode.Member member(String name, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> nested(name, fields(depth + 1));
            case START_ARRAY -> nested(name, leaf(name));
            default -> throw noArray(name);
        };
    }

    /** An operator in the place of a field is an array forgotten around its braces. */
    private PatternException noArray(String name) throws IOException {
        if (ConditionReader.isOperator(name)) {
            return wrong("`%1$s` is an operator; it belongs into an array. Example: {\"field\":[{\"%1$s\":%2$s}]}"
                    .formatted(name, found()));
        }
        return wrong("`%1$s` needs an array of values or an object, found %2$s. Example: {\"%1$s\":[%2$s]}"
                .formatted(name, found()));
    }

    /** In the aws dialect a name with dots is a path. */
    private PatternNode.Member nested(String name, PatternNode node) {
        int dot = dialect == Dialect.AWS ? DottedNames.dot(name) : -1;
        if (dot <= 0) {
            return new PatternNode.Member(name, node);
        }
        PatternNode.Member inner = nested(name.substring(dot + 1), node);
        return new PatternNode.Member(name.substring(0, dot), new PatternNode.Fields(List.of(inner), List.of()));
    }

    private PatternNode.Either either(int depth) throws IOException {
        List<PatternNode.Fields> options = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("`$or` needs an array of objects, found %s. %s".formatted(found(), OR_EXAMPLE));
        }
        eithersOpen++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("`$or` needs objects, found %s. %s".formatted(found(), OR_EXAMPLE));
            }
            options.add(fields(depth + 1));
        }
        eithersOpen--;
        if (options.size() < 2) {
            throw wrong("`$or` needs two objects or more, found %d. %s".formatted(options.size(), OR_EXAMPLE));
        }
        return new PatternNode.Either(options);
    }

    private PatternNode.Leaf leaf(String name) throws IOException {
        List<Condition> conditions = new ArrayList<>();
        JsonLocation start = parser.currentTokenLocation();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonLocation at = parser.currentTokenLocation();
            JsonNode value = MAPPER.readTree(parser);
            try {
                conditions.add(new ConditionReader(dialect).read(value));
            } catch (IllegalArgumentException e) {
                throw wrong(at, e.getMessage() + (name.equals("$or") && dialect == Dialect.ALIYUN
                        ? " Note: `$or` is of the aws dialect; here it names a field." : ""));
            }
        }
        if (conditions.isEmpty()) {
            throw wrong(start, "`%s` has an empty array, which nothing could match. Example: {\"%s\":[\"value\"]}"
                    .formatted(name, name));
        }
        return new PatternNode.Leaf(conditions);
    }

    private String found() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> TextNode.valueOf(parser.getText()).toString();
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> parser.getText();
        };
    }

    private PatternException wrong(String message) {
        return wrong(parser.currentTokenLocation(), message);
    }

    private static PatternException wrong(JsonLocation at, String message) {
        return new PatternException(at.getLineNr(), Math.max(1, at.getColumnNr()), message); // 0 before the first
    }
}
