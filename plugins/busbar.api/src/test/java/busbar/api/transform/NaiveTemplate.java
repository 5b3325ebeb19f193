package busbar.api.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template filled as one would first write it: from a tree of the whole event, through texts. */
final class NaiveTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z]+)}");

    private NaiveTemplate() {
    }

    static Transformed filled(Map<String, String> variables, String template, JsonNode event) {
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String source = variables.get(variable.group(1));
            String value = source == null ? variable.group() : value(source, variable.group(), event);
            variable.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        String text = variable.appendTail(filled).toString();
        return isJson(text) ? Transformed.json(text) : Transformed.text(text);
    }

    private static String value(String source, String written, JsonNode event) {
        if (!source.startsWith("$")) {
            return source;
        }
        JsonNode node = event;
        for (String step : source.substring(1).split("[.\\[]")) {
            node = step.isEmpty() ? node : step.endsWith("]")
                    ? node.path(Integer.parseInt(step.substring(0, step.length() - 1))) : node.path(step);
        }
        return node.isMissingNode() ? written : node.isContainerNode() ? node.toString() : node.asText();
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text.getBytes(StandardCharsets.UTF_8))) {
            boolean any = parser.nextToken() != null;
            parser.skipChildren();
            return any && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
