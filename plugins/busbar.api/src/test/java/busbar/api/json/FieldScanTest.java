package busbar.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldScanTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<FieldPath> PATHS = List.of(FieldPath.of("a"), FieldPath.of("b", "c"),
            FieldPath.of("b", "é"), FieldPath.of("long name of a field", "a"), FieldPath.of("b", "b", "a"),
            FieldPath.of("long name of a file", "a"));

    @Property(tries = 2000)
    void aNeededFieldIsWhatJacksonReadsThere(@ForAll("objects") String json) throws Exception {
        JsonNode expected = MAPPER.readTree(json);

        JsonNode read = FieldScan.read(json.getBytes(StandardCharsets.UTF_8), FieldTrie.of(PATHS));

        for (FieldPath path : PATHS) {
            assertEquals(bare(at(expected, path)), bare(at(read, path)), () -> path + " of " + json);
        }
    }

    /** The scan leaves objects empty where nothing below them is needed. */
    private static JsonNode bare(JsonNode node) {
        if (node.isArray()) {
            ArrayNode bare = MAPPER.createArrayNode();
            node.forEach(element -> bare.add(bare(element)));
            return bare;
        }
        return node.isObject() ? MAPPER.createObjectNode() : node;
    }

    @Property(tries = 3000)
    void aPassFindsWhereTheNeededFieldsStand(@ForAll("objects") String json) throws Exception {
        JsonNode expected = MAPPER.readTree(json);

        FieldValues found = FieldFinder.find(json.getBytes(StandardCharsets.UTF_8), FieldTrie.of(PATHS));

        assertFalse(found.isBroken(), json);
        assertTrue(found.isRepeated() || isAsIn(expected, found), json);
    }

    private static boolean isAsIn(JsonNode expected, FieldValues found) {
        for (FieldPath path : PATHS) {
            JsonNode wanted = expected;
            for (String name : path.names()) {
                wanted = wanted.path(name);
            }
            int index = found.find(path);
            assertEquals(wanted, index < 0 ? MissingNode.getInstance() : found.node(index), path::toString);
            assertEquals(index >= 0 && wanted.isTextual(), index >= 0 && found.isText(index), path::toString);
            assertEquals(index >= 0 && wanted.isObject(), index >= 0 && found.isObject(index), path::toString);
            if (index >= 0 && (found.isPlainText(index) || found.isPlainScalar(index))) {
                Utf8Buffer copy = new Utf8Buffer(0);
                found.copy(index, copy);
                assertEquals(wanted.asText(), new String(copy.toBytes(), StandardCharsets.UTF_8));
            }
        }
        return true;
    }

    @Test
    void moreFieldsThanMostEventsHaveAreFoundWhereTheyStand() {
        List<FieldPath> paths = new ArrayList<>(List.of(FieldPath.of("all")));
        ObjectNode all = MAPPER.createObjectNode();
        for (int i = 0; i < 100; i++) {
            paths.add(FieldPath.of("all", "f" + i));
            all.put("f" + i, i);
        }
        byte[] utf8 = MAPPER.createObjectNode().set("all", all).toString().getBytes(StandardCharsets.UTF_8);
        FieldTrie<String> trie = FieldTrie.none();
        for (FieldPath path : paths) {
            trie = trie.using(path.names(), this).edited(path.names(), this, none -> path.toString());
        }

        FieldValues found = FieldFinder.find(utf8, trie, new Hearing(new ArrayList<>()));

        assertEquals(all, found.node(found.find(FieldPath.of("all"))));
        for (int i = 0; i < 100; i++) {
            assertEquals(all.get("f" + i), found.node(found.find(FieldPath.of("all", "f" + i))));
        }
        assertFalse(found.isRepeated());
    }

    @Property(tries = 2000)
    void aNumberThatIsCopiedIsWhatJacksonWrites(@ForAll("numbers") String number) throws Exception {
        String json = "{\"a\":%s }".formatted(number);

        FieldValues found = FieldFinder.find(json.getBytes(StandardCharsets.UTF_8), FieldTrie.of(PATHS));

        String written = MAPPER.readTree(number).asText();
        int index = found.find(FieldPath.of("a"));
        assertTrue(!found.isPlainScalar(index) || number.equals(written), () -> number + " is written " + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-12", "123456789012345", "1.5", "-0.25", "1234567.875", "10.0", "3.0", "0.125",
        "999.99", "true", "false", "null"})
    void theCommonScalarsAreCopied(String scalar) {
        FieldValues found = FieldFinder.find("{\"a\":%s}".formatted(scalar).getBytes(StandardCharsets.UTF_8),
                FieldTrie.of(PATHS));

        assertTrue(found.isPlainScalar(found.find(FieldPath.of("a"))));
    }

    @Property(tries = 1000)
    void valuesAreHeardOfInArraysToo(@ForAll("objects") String json) throws Exception {
        FieldTrie<String> trie = FieldTrie.none();
        for (FieldPath path : PATHS) {
            trie = trie.using(path.names(), this).edited(path.names(), this, none -> path.toString());
        }
        List<String> heard = new ArrayList<>();
        List<String> expected = new ArrayList<>();

        FieldFinder.find(json.getBytes(StandardCharsets.UTF_8), trie, new Hearing(heard));
        PATHS.forEach(path -> collect(read(json), path, path.names(), expected));

        assertTrue(heard.containsAll(expected), json); // a name that is there twice is heard of twice
    }

    private record Hearing(List<String> heard) implements FieldFinder.Found<String> {

        @Override
        public void text(String kept, byte[] utf8, int from, int to) {
            heard.add(kept + "=" + new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void value(String kept, JsonNode value) {
            heard.add(kept + "=" + value.asText());
        }
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, FieldPath path, List<String> left, List<String> into) {
        if (node.isArray() && left.size() < path.names().size()) {
            node.forEach(element -> collect(element, path, left, into));
        } else if (left.isEmpty() && node.isValueNode()) {
            into.add(path + "=" + node.asText());
        } else if (!left.isEmpty() && node.has(left.get(0))) {
            collect(node.get(left.get(0)), path, left.subList(1, left.size()), into);
        }
    }

    @Test
    void aFieldThatIsThereTwiceIsToldOf() {
        FieldTrie<Void> trie = FieldTrie.of(PATHS);

        assertTrue(FieldFinder.find("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8), trie).isRepeated());
        assertFalse(FieldFinder.find("{\"x\":1,\"x\":2}".getBytes(StandardCharsets.UTF_8), trie).isRepeated());
        assertTrue(FieldFinder.find("{\"b\":[{}]}".getBytes(StandardCharsets.UTF_8), trie).isListed());
        assertFalse(FieldFinder.find("{\"a\":[{}]}".getBytes(StandardCharsets.UTF_8), trie).isListed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "1", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[", "{\"a\":[}",
        "{\"a\":[,", "{\"a\":\"x", "{\"a\":\"x\\", "{\"a\" 1}", "{\"x\":{\"y\":[}", "{\"a\":tru", "{a:1}",
        "{\"a\":-}", "{\"a\":1.}", "{\"b\":[}", "{\"b\":{\"c\":[}}"})
    void whatCannotBeReadIsMissingOrAtLeastEnds(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        FieldTrie<String> trie = FieldTrie.none();
        for (FieldPath path : PATHS) {
            trie = trie.using(path.names(), this).edited(path.names(), this, none -> path.toString());
        }
        FieldTrie<String> all = trie;
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            FieldScan.read(utf8, all);
            FieldFinder.find(utf8, all, new Hearing(new ArrayList<>()));
            FieldFinder.find(utf8, FieldTrie.of(PATHS));
        });
    }

    /** Goes through the first element of arrays. */
    private static JsonNode at(JsonNode node, FieldPath path) {
        JsonNode found = node;
        for (String name : path.names()) {
            found = (found.isArray() ? found.path(0) : found).path(name);
        }
        return found;
    }

    @Provide
    Arbitrary<String> objects() {
        return object(3);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits = Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> whole = digits.map(d -> d.replaceFirst("^0+(?=.)", ""));
        return Combinators.combine(Arbitraries.of("", "-"), whole, Arbitraries.oneOf(Arbitraries.just(""),
                digits.map(d -> "." + d)), Arbitraries.of("", "", "", "e3", "E-2"))
                .as((sign, digit, fraction, power) -> sign + digit + fraction + power);
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> name = Arbitraries.of("a", "b", "c", "é", "\\u0061", "long name of a field",
                "long name of a file", "x");
        return name.flatMap(n -> value(depth).flatMap(v -> Arbitraries.of("", " ", "\r\n\t")
                .map(s -> "%s\"%s\"%s:%s%s%s".formatted(s, n, s, s, v, s)))).list().ofMaxSize(4)
                .map(members -> "{" + String.join(",", members) + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("\"\"", "\"a\"", "\"é€😀\"", "\"a\\\\\"", "\"\\\"}]\\u00e9\"",
                "\"a text of more than eight bytes\"", "\"more than eight \\n bytes\"", "0", "-0", "1", "-12",
                "999999999",
                "2147483648", "999999999999999999", "12345678901234567890", "0.1", "-0.0", "0.30000000000000004", "1.5",
                "123456789.125", "-2.50", "1e2", "1E-7", "3.0e2", "1e400", "true", "false", "null", "[]", "{}");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> list = value(depth - 1).list().ofMaxSize(3).map(l -> "[" + String.join(" , ", l) + "]");
        return Arbitraries.oneOf(leaf, list, object(depth - 1));
    }
}
