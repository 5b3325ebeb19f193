package busbar.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldScanTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<List<String>> PATHS = List.of(List.of("a"), List.of("b", "c"), List.of("b", "é"),
            List.of("long name of a field", "a"), List.of("b", "b", "a"));

    @Property(tries = 2000)
    void aNeededFieldIsWhatJacksonReadsThere(@ForAll("objects") String json) throws Exception {
        JsonNode expected = MAPPER.readTree(json);

        JsonNode read = FieldScan.read(json.getBytes(StandardCharsets.UTF_8), FieldTrie.whole(PATHS));

        for (List<String> path : PATHS) {
            assertEquals(at(expected, path), at(read, path), () -> path + " of " + json);
        }
    }

    @Property(tries = 1000)
    void valuesAreHeardOfAsInATree(@ForAll("objects") String json) throws Exception {
        FieldTrie<String> trie = FieldTrie.none();
        for (List<String> path : PATHS) {
            trie = trie.using(path, this).edited(path, this, none -> path.toString());
        }
        List<String> scanned = new ArrayList<>();
        List<String> visited = new ArrayList<>();

        FieldScan.read(json.getBytes(StandardCharsets.UTF_8), trie, (kept, value) -> scanned.add(kept + value));
        FieldScan.visit(MAPPER.readTree(json), trie, (kept, value) -> visited.add(kept + value));

        assertTrue(scanned.containsAll(visited), json); // a name that is there twice is heard of twice
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "1", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[", "{\"a\":[}",
            "{\"a\":[,",
        "{\"a\":\"x", "{\"a\":\"x\\", "{\"a\" 1}", "{\"x\":{\"y\":[}", "{\"a\":tru", "{a:1}", "{\"a\":-}",
                "{\"a\":1.}"})
    void whatCannotBeReadIsMissingOrAtLeastEnds(String json) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            FieldScan.read(json.getBytes(StandardCharsets.UTF_8), FieldTrie.whole(PATHS));
        });
    }

    /** Goes through the first element of arrays. */
    private static JsonNode at(JsonNode node, List<String> path) {
        JsonNode found = node;
        for (String name : path) {
            found = (found.isArray() ? found.path(0) : found).path(name);
        }
        return found;
    }

    @Provide
    Arbitrary<String> objects() {
        return object(3);
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> name = Arbitraries.of("a", "b", "c", "é", "\\u0061", "long name of a field", "x");
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
