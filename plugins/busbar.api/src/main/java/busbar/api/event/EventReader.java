package busbar.api.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one event from the parser's current token on, slicing its data out of the bytes below the parser. */
final class EventReader {
    private final JsonParser parser;
    private final byte[] utf8;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private EventData data = EventData.NONE;
    private String text;

    EventReader(JsonParser parser, byte[] utf8) {
        this.parser = parser;
        this.utf8 = utf8;
    }

    Event read() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("an event in braces was expected, found %s.".formatted(found()));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw wrong("`%s` is there twice; an event has each attribute once.".formatted(name));
            }
            parser.nextToken();
            member(name);
        }
        return event();
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "data" -> data = data();
            case "data_base64" -> data = base64();
            default -> attribute(name);
        }
        if (seen.contains("data") && seen.contains("data_base64")) {
            throw wrong("an event has `data` or `data_base64`, not both.");
        }
    }

    private void attribute(String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> attributes.put(name, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> attributes.put(name, parser.getBooleanValue());
            case VALUE_NUMBER_INT -> attributes.put(name, integer(name));
            case VALUE_NULL -> {
                // an attribute that is null is the same as one that is not there (JSON format 1.0, 2.2)
            }
            default -> throw wrong("`%s` needs a text, true, false or a whole number, found %s."
                    .formatted(name, found()));
        }
    }

    private Object integer(String name) throws IOException {
        long value = parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : Long.MAX_VALUE;
        if (value == Long.MAX_VALUE) {
            throw wrong("`%s` is %s, which does not fit 32 bits; give it as a text.".formatted(name, parser.getText()));
        }
        return (int) value;
    }

    private EventData data() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        parser.finishToken();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new EventData.Json(trimmed(from, to));
    }

    /** After a number the parser has read one byte on; JSON's own separators do not belong to the value. */
    private byte[] trimmed(int from, int to) {
        int end = to;
        while (end > from && " \t\r\n,}]".indexOf(utf8[end - 1]) >= 0 && !closes(utf8[from], utf8[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(utf8, from, end);
    }

    private static boolean closes(byte open, byte close) {
        return open == '{' && close == '}' || open == '[' && close == ']';
    }

    private EventData base64() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return EventData.NONE;
        }
        try {
            return new EventData.Binary(Base64.getDecoder().decode(parser.getText()));
        } catch (IllegalArgumentException e) {
            throw wrong("`data_base64` is not Base64: " + e.getMessage());
        }
    }

    private Event event() throws IOException {
        if (!"1.0".equals(attributes.remove("specversion"))) {
            throw wrong("`specversion` must be \"1.0\".");
        }
        Object contentType = attributes.get("datacontenttype");
        if (text != null && contentType != null && !Event.isJson(contentType.toString())) {
            data = new EventData.Text(text);
        }
        try {
            return new Event(take("id"), take("source"), take("type"), attributes, data);
        } catch (EventFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private String take(String name) {
        Object value = attributes.remove(name);
        if (value != null && !(value instanceof String)) {
            throw wrong("`%s` needs a text, found %s.".formatted(name, value));
        }
        return (String) value;
    }

    private String found() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> parser.getText();
        };
    }

    private EventFormatException wrong(String message) {
        return EventJson.wrong(parser, message);
    }
}
