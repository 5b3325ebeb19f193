package busbar.api.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Patterns and events out of so few names and values that they often meet. */
final class PatternArbitraries {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] NAMES = {"a", "b", "c"};
    private static final String[] TEXTS = {"", "a", "b", "ab", "aab", "ba", "AB", "Ab", "a*b", "10.0.0.5", "10.0.1.9",
        "é", "1"};
    private static final String[] NUMBERS = {"0", "1", "1.0", "-1.5", "10", "1e1", "0.1", "3", "-0.0"};

    private PatternArbitraries() {
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // --- events ---------------------------------------------------------------------------------------------------

    /** An object three levels deep at most, with arrays of values and of objects. */
    static Arbitrary<JsonNode> data() {
        return objects(members(2));
    }

    /** The same with names that are paths for Amazon; arrays stand at their ends only, and at one path at most. */
    static Arbitrary<JsonNode> dottedData() {
        Arbitrary<JsonNode> lists = values().list().ofMaxSize(3).map(PatternArbitraries::array);
        Arbitrary<JsonNode> ends = Arbitraries.frequencyOf(freq(4, values()), freq(1, lists));
        Arbitrary<JsonNode> inner = Arbitraries.maps(Arbitraries.of("a", "b", "c", "a.b", "b.a"), ends).ofMaxSize(3)
                .map(PatternArbitraries::object);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "a.b", "b.a", "a.b.a", "b.a.b"),
                Arbitraries.frequencyOf(freq(3, ends), freq(2, inner))).ofMaxSize(4).map(PatternArbitraries::object);
    }

    private static Arbitrary<JsonNode> members(int depth) {
        Arbitrary<JsonNode> lists = values().list().ofMaxSize(3).map(PatternArbitraries::array);
        Arbitrary<JsonNode> nested = lists.list().ofMinSize(1).ofMaxSize(2).map(PatternArbitraries::array);
        if (depth == 0) {
            return Arbitraries.frequencyOf(freq(6, values()), freq(2, lists), freq(1, nested));
        }
        Arbitrary<JsonNode> object = objects(members(depth - 1));
        Arbitrary<JsonNode> mixed = Arbitraries.frequencyOf(freq(5, object), freq(1, values())).list().ofMinSize(1)
                .ofMaxSize(3).map(PatternArbitraries::array);
        return Arbitraries.frequencyOf(freq(4, values()), freq(2, lists), freq(4, object), freq(2, mixed));
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> members) {
        return Arbitraries.maps(Arbitraries.of(NAMES), members).ofMaxSize(3).map(PatternArbitraries::object);
    }

    static Arbitrary<JsonNode> values() {
        return Arbitraries.frequencyOf(freq(5, texts()), freq(4, numbers()), freq(1, literals()));
    }

    private static Arbitrary<JsonNode> texts() {
        return Arbitraries.of(TEXTS).map(TextNode::valueOf);
    }

    private static Arbitrary<JsonNode> numbers() {
        return Arbitraries.of(NUMBERS).map(PatternArbitraries::json);
    }

    private static Arbitrary<JsonNode> literals() {
        return Arbitraries.of("true", "false", "null").map(PatternArbitraries::json);
    }

    // --- patterns -------------------------------------------------------------------------------------------------

    static Arbitrary<JsonNode> pattern(Dialect dialect) {
        return fields(dialect, 2);
    }

    private static Arbitrary<JsonNode> fields(Dialect dialect, int depth) {
        Arbitrary<JsonNode> leaf = conditions(dialect).list().ofMinSize(1).ofMaxSize(3).map(PatternArbitraries::array);
        Arbitrary<JsonNode> member = depth == 0 ? leaf
                : Arbitraries.frequencyOf(freq(3, leaf), freq(2, fields(dialect, depth - 1)));
        Arbitrary<JsonNode> plain = Arbitraries.maps(names(dialect), member).ofMinSize(dialect == Dialect.AWS ? 1 : 0)
                .ofMaxSize(3).map(PatternArbitraries::object);
        if (dialect == Dialect.ALIYUN || depth == 0) {
            return plain;
        }
        Arbitrary<JsonNode> either = fields(dialect, depth - 1).list().ofMinSize(2).ofMaxSize(3)
                .map(PatternArbitraries::array);
        return Arbitraries.frequencyOf(freq(4, plain), freq(1, plain.flatMap(p -> either.map(e -> with(p, e)))));
    }

    private static JsonNode with(JsonNode pattern, JsonNode either) {
        ObjectNode both = pattern.deepCopy();
        both.set("$or", either);
        return both;
    }

    private static Arbitrary<String> names(Dialect dialect) {
        return dialect == Dialect.AWS ? Arbitraries.of("a", "b", "c", "a", "b", "c", "a.b", "b.a")
                : Arbitraries.of(NAMES);
    }

    /** One element of a pattern's array. */
    static Arbitrary<JsonNode> conditions(Dialect dialect) {
        Arbitrary<JsonNode> operators = Arbitraries.oneOf(List.of(
                operator("prefix", texts().filter(t -> dialect == Dialect.AWS || !t.textValue().isEmpty())),
                operator("suffix", texts().filter(t -> dialect == Dialect.AWS || !t.textValue().isEmpty())),
                operator("exists", Arbitraries.of(true, false).map(NODES::booleanNode)),
                operator("numeric", numeric(dialect)), operator("cidr",
                        Arbitraries.of("10.0.0.0/24", "10.0.0.0/8", "10.0.1.8/31").map(TextNode::valueOf)),
                operator("anything-but", anythingBut(dialect)), special(dialect)));
        return Arbitraries.frequencyOf(freq(3, values()), freq(5, operators));
    }

    private static Arbitrary<JsonNode> special(Dialect dialect) {
        if (dialect == Dialect.ALIYUN) {
            Arbitrary<JsonNode> both = Arbitraries.of("{\"prefix\":\"a\",\"suffix\":\"b\"}",
                    "{\"contains\":\"a\",\"anything-but\":[\"ab\",\"ba\"]}",
                            "{\"prefix\":\"10\",\"cidr\":\"10.0.0.0/24\"}")
                    .map(PatternArbitraries::json);
            return Arbitraries.oneOf(operator("contains", texts()), both);
        }
        return Arbitraries.oneOf(operator("equals-ignore-case", texts()), operator("wildcard", forms()),
                operator("prefix", operator("equals-ignore-case", texts())),
                operator("suffix", operator("equals-ignore-case", texts())));
    }

    private static Arbitrary<JsonNode> forms() {
        return Arbitraries.of("*", "a*", "*b", "a*b", "*a*", "a\\*b", "10.*.5", "a*a*b").map(TextNode::valueOf);
    }

    private static Arbitrary<JsonNode> numeric(Dialect dialect) {
        Arbitrary<JsonNode> single = Arbitraries.of(dialect == Dialect.AWS ? List.of("=", "<", "<=", ">", ">=")
                : List.of("=", "<", "<=", ">", ">=", "!=")).flatMap(o -> numbers().map(n -> pair(o, n)));
        Arbitrary<JsonNode> range = Arbitraries.of("[\">\",0,\"<=\",5]", "[\">=\",-1.5,\"<\",1]",
                "[\">=\",1,\"<=\",10]", "[\">\",-10,\"<\",10]").map(PatternArbitraries::json);
        return Arbitraries.oneOf(single, range);
    }

    private static JsonNode pair(String operator, JsonNode number) {
        return NODES.arrayNode().add(operator).add(number);
    }

    private static Arbitrary<JsonNode> anythingBut(Dialect dialect) {
        Arbitrary<JsonNode> plain = Arbitraries.oneOf(texts(), numbers(), list(texts()), list(numbers()));
        Arbitrary<JsonNode> affix = texts().filter(t -> !t.textValue().isEmpty());
        Arbitrary<JsonNode> nested = Arbitraries.oneOf(operator("prefix", affix), operator("suffix", affix));
        if (dialect == Dialect.ALIYUN) {
            return Arbitraries.oneOf(plain, nested, literals());
        }
        return Arbitraries.oneOf(plain, nested, operator("prefix", list(affix)), operator("suffix", list(affix)),
                operator("equals-ignore-case", texts()), operator("equals-ignore-case", list(texts())),
                operator("wildcard", forms()), operator("wildcard", list(forms())));
    }

    private static Arbitrary<JsonNode> list(Arbitrary<JsonNode> values) {
        return values.list().ofMinSize(1).ofMaxSize(3).map(PatternArbitraries::array);
    }

    private static Arbitrary<JsonNode> operator(String name, Arbitrary<JsonNode> value) {
        return value.map(v -> NODES.objectNode().set(name, v));
    }

    private static JsonNode array(List<JsonNode> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    private static JsonNode object(Map<String, JsonNode> members) {
        ObjectNode object = NODES.objectNode();
        members.forEach(object::set);
        return object;
    }

    private static Tuple2<Integer, Arbitrary<? extends JsonNode>> freq(int weight, Arbitrary<JsonNode> of) {
        return Tuple.of(weight, of);
    }
}
