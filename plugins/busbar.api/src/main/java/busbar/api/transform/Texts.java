package busbar.api.transform;

import busbar.api.json.Factories;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Small work on texts that all transforms share. */
final class Texts {
    private static final int SHOWN_MAX = 500; // characters of a body in a message
    private static final JsonFactory STRICT = Factories.utf8().build();

    private Texts() {
    }

    /** A value inside a text: a text without its quotes, all else as JSON. */
    static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Cuts a template at what stands between the marks.
     *
     *  @param name takes what stands there; answers false for what is no variable, then its open mark is text */
    static void cut(String template, String open, String close, Consumer<String> text, Predicate<String> name) {
        int at = 0;
        for (int start = template.indexOf(open); start >= 0; start = template.indexOf(open, at)) {
            int end = template.indexOf(close, start);
            if (end < 0) {
                break;
            }
            text.accept(template.substring(at, start));
            boolean known = name.test(template.substring(start + open.length(), end));
            if (!known) {
                text.accept(open);
            }
            at = known ? end + close.length() : start + open.length();
        }
        text.accept(template.substring(at));
    }

    /** Whether what follows stands inside of a JSON text. */
    static boolean insideQuotes(CharSequence before) {
        boolean inside = false;
        for (int i = 0; i < before.length(); i++) {
            if (before.charAt(i) == '\\') {
                i++;
            } else if (before.charAt(i) == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether a text can stand in JSON quotes as it is. */
    static boolean needsNoEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** As it stands in JSON quotes. */
    static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** A body that is JSON is sent as JSON, all else as text. */
    static Transformed typed(String text) {
        return typed(text.getBytes(StandardCharsets.UTF_8));
    }

    static Transformed typed(byte[] utf8) {
        return new Transformed(utf8, isJson(utf8) ? Transformed.JSON : Transformed.TEXT);
    }

    static boolean isJson(String text) {
        return isJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is one JSON value and nothing else. */
    private static boolean isJson(byte[] utf8) {
        try (JsonParser parser = STRICT.createParser(utf8)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    static void requireJson(String what, String text) {
        if (!isJson(text)) {
            throw new TransformException("%s is no JSON: %s".formatted(what, text.length() <= SHOWN_MAX ? text
                    : text.substring(0, SHOWN_MAX) + "…"));
        }
    }
}
