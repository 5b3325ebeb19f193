package busbar.ui.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** Puts conditions into the JSON of a pattern. Pure. */
final class PatternEdit {
    /** Offered in every dialect; each makes an element of a field's array. */
    static final List<String> OPERATORS =
            List.of("equals", "prefix", "suffix", "anything-but", "greater than", "less than", "exists",
                    "does not exist");
    /** Keeps the digits of numbers as their author wrote them, and takes nothing after the end of the JSON. */
    private static final ObjectMapper MAPPER = new ObjectMapper().setNodeFactory(new JsonNodeFactory(true))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private PatternEdit() {
    }

    /** The pattern with one more condition on a field; conditions on one field are alternatives.
     *
     *  @param path names joined by dots, as in {@code data.amount}
     *  @throws IllegalArgumentException when the pattern is no JSON object, or the value does not fit the operator */
    static String add(String pattern, String path, String operator, String value) {
        try {
            JsonNode root = MAPPER.readTree(pattern.isBlank() ? "{}" : pattern);
            if (!(root instanceof ObjectNode object)) {
                throw new IllegalArgumentException(Messages.PatternEdit_noObject);
            }
            String[] names = names(path);
            for (int i = 0; i < names.length - 1; i++) {
                object = object.withObjectProperty(names[i]);
            }
            String last = names[names.length - 1];
            ArrayNode conditions = object.withArrayProperty(last);
            conditions.add(condition(operator, value.strip()));
            return MAPPER.writer(PRINTER).writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Messages.PatternEdit_noObject, e);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException(Messages.bind(Messages.PatternEdit_pathTaken, path), e);
        }
    }

    private static String[] names(String path) {
        String[] names = path.strip().split("\\.", -1);
        if (Arrays.stream(names).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(Messages.PatternEdit_noField);
        }
        return names;
    }

    private static JsonNode condition(String operator, String value) {
        ObjectNode condition = MAPPER.createObjectNode();
        switch (operator) {
            case "equals" -> {
                return scalar(value);
            }
            case "prefix", "suffix" -> condition.put(operator, value);
            case "anything-but" -> condition.set(operator, scalar(value));
            case "greater than" -> condition.putArray("numeric").add(">").add(number(value));
            case "less than" -> condition.putArray("numeric").add("<").add(number(value));
            default -> condition.put("exists", operator.equals("exists"));
        }
        return condition;
    }

    /** A number, true, false or null is meant as such; quotes make a text of it. */
    private static JsonNode scalar(String value) {
        try {
            JsonNode read = MAPPER.readTree(value);
            return read.isValueNode() && !read.isMissingNode() ? read : MAPPER.getNodeFactory().textNode(value);
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(value);
        }
    }

    private static JsonNode number(String value) {
        JsonNode read = scalar(value);
        if (!read.isNumber()) {
            throw new IllegalArgumentException(Messages.bind(Messages.PatternEdit_noNumber, value));
        }
        return read;
    }
}
