package busbar.bench;

import busbar.api.model.EventRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** event-ruler as a program would use it. */
final class RulerSide {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Configuration JAYWAY = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider()).mappingProvider(new JacksonMappingProvider()).build();
    private static final List<JsonPath> PATHS = MatchBench.VARIABLES.values().stream()
            .map(JsonPath::compile).toList();
    private static final List<String> POINTERS = MatchBench.VARIABLES.values().stream()
            .map(path -> path.substring(1).replace('.', '/')).toList();
    private static final List<String> NAMES = List.copyOf(MatchBench.VARIABLES.keySet());
    private final Machine machine = new Machine();

    RulerSide(List<EventRule> rules) throws IOException {
        for (EventRule rule : rules) {
            machine.addRule(rule.name(), rule.pattern());
        }
    }

    int matchText(byte[] event) {
        try {
            return machine.rulesForJSONEvent(new String(event, StandardCharsets.UTF_8)).size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    int matchTree(byte[] event) {
        return machine.rulesForJSONEvent(tree(event)).size();
    }

    /** As both libraries' first examples go: event-ruler is given the text, and Jayway the text and a path for each
     *  value. */
    int matchAndReadEach(byte[] event) {
        int length = 0;
        String text = new String(event, StandardCharsets.UTF_8);
        for (int i = matchText(event); i > 0; i--) {
            String[] values = MatchBench.VARIABLES.values().stream()
                    .map(path -> String.valueOf(JsonPath.<Object>read(text, path))).toArray(String[]::new);
            length += filled(values).length;
        }
        return length;
    }

    /** Each is given the text, which Jayway parses once for all paths. */
    int matchAndParseAgain(byte[] event) {
        int length = 0;
        String text = new String(event, StandardCharsets.UTF_8);
        for (int i = matchText(event); i > 0; i--) {
            DocumentContext document = JsonPath.parse(text);
            String[] values = MatchBench.VARIABLES.values().stream().map(p -> String.valueOf(document.<Object>read(p)))
                    .toArray(String[]::new);
            length += filled(values).length;
        }
        return length;
    }

    /** One tree of Jackson's for both; Jayway with paths compiled before. */
    int matchAndJayway(byte[] event) {
        JsonNode tree = tree(event);
        int length = 0;
        for (int i = machine.rulesForJSONEvent(tree).size(); i > 0; i--) {
            String[] values = new String[PATHS.size()];
            for (int v = 0; v < values.length; v++) {
                JsonNode value = PATHS.get(v).read(tree, JAYWAY);
                values[v] = value.asText();
            }
            length += filled(values).length;
        }
        return length;
    }

    /** The same with JSON Pointer, the fastest that Jackson offers. */
    int matchAndPointer(byte[] event) {
        JsonNode tree = tree(event);
        int length = 0;
        for (int i = machine.rulesForJSONEvent(tree).size(); i > 0; i--) {
            String[] values = POINTERS.stream().map(p -> tree.at(p).asText()).toArray(String[]::new);
            length += filled(values).length;
        }
        return length;
    }

    private static byte[] filled(String[] values) {
        String text = MatchBench.TEMPLATE;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("${" + NAMES.get(i) + "}", values[i]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] event) {
        try {
            return MAPPER.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
