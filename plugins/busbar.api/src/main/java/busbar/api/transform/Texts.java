package busbar.api.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.UnaryOperator;

/** Small work on texts that all transforms share. */
final class Texts {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Texts() {
    }

    /** A value inside a text: a text without its quotes, all else as JSON. */
    static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** Replaces what stands between the marks; what {@code value} answers null to stays as it is. Values are not
     *  searched again, so a variable cannot bring in another. */
    static String fill(String template, String open, String close, UnaryOperator<String> value) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int start = template.indexOf(open); start >= 0; start = template.indexOf(open, at)) {
            int end = template.indexOf(close, start);
            if (end < 0) {
                break;
            }
            String found = value.apply(template.substring(start + open.length(), end));
            int next = found == null ? start + open.length() : end + close.length();
            filled.append(template, at, start).append(found == null ? open : found);
            at = next;
        }
        return filled.append(template.substring(at)).toString();
    }

    /** A body that is JSON is sent as JSON, all else as text. */
    static Transformed typed(String text) {
        return isJson(text) ? Transformed.json(text) : Transformed.text(text);
    }

    static boolean isJson(String text) {
        try {
            return !text.isBlank() && !STRICT.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    static void requireJson(String what, String text) {
        if (!isJson(text)) {
            throw new TransformException("%s is no JSON: %s".formatted(what, text));
        }
    }
}
