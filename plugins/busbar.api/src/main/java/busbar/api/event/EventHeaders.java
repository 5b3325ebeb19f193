package busbar.api.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CloudEvents in the binary mode of HTTP: attributes as headers, data as the body (CloudEvents HTTP protocol binding
 *  1.0.2, 3.1). Names of headers are taken in any case and given in lower case. */
public final class EventHeaders {
    public static final String CONTENT_TYPE = "content-type";
    private static final String PREFIX = "ce-";
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private EventHeaders() {
    }

    /** Whether a request carries an event in this mode; in the other modes the content type says so. */
    public static boolean areBinaryMode(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(name -> name.equalsIgnoreCase(PREFIX + "specversion"));
    }

    /** Reads an event. A body that its content type calls JSON has to be JSON; text is text where it is UTF-8; all else
     *  is kept as bytes. Every extension is a text here, since headers have no other type.
     *
     *  @throws EventFormatException naming the header, or line and column of the body */
    public static Event read(Map<String, String> headers, byte[] body) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Optional<String> contentType = Optional.empty();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE)) {
                contentType = Optional.of(header.getValue().strip());
            } else if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), decoded(header.getValue()));
            }
        }
        return event(attributes, contentType, body);
    }

    private static Event event(Map<String, Object> attributes, Optional<String> contentType, byte[] body) {
        Object version = attributes.remove("specversion");
        if (!"1.0".equals(version)) {
            throw new EventFormatException("Header `ce-specversion` must be 1.0, found %s."
                    .formatted(version == null ? "nothing" : version));
        }
        if (attributes.containsKey("datacontenttype")) {
            throw new EventFormatException(
                    "Header `ce-datacontenttype` is not taken; the media type of the data is the header Content-Type.");
        }
        contentType.ifPresent(type -> attributes.put("datacontenttype", type));
        try {
            return new Event((String) attributes.remove("id"), (String) attributes.remove("source"),
                    (String) attributes.remove("type"), attributes, data(contentType, body));
        } catch (EventFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new EventFormatException(0, 0, "Headers `ce-…`: " + e.getMessage(), e);
        }
    }

    private static EventData data(Optional<String> contentType, byte[] body) {
        if (body.length == 0) {
            return EventData.NONE;
        }
        if (contentType.isPresent()) {
            return Event.isJson(contentType.get()) ? EventData.json(body) : textOrBytes(contentType.get(), body);
        }
        try {
            return EventData.json(body); // what is not said to be anything is JSON (CloudEvents 1.0, datacontenttype)
        } catch (EventFormatException e) {
            return new EventData.Binary(body);
        }
    }

    private static EventData textOrBytes(String contentType, byte[] body) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/") || type.contains("charset=") && !type.contains("utf-8")) {
            return new EventData.Binary(body);
        }
        try {
            return new EventData.Text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return new EventData.Binary(body);
        }
    }

    /** The headers of an event, content type included; the body is {@code event.data().bytes()}. */
    public static Map<String, String> write(Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(PREFIX + "specversion", "1.0");
        headers.put(PREFIX + "id", encoded(event.id()));
        headers.put(PREFIX + "source", encoded(event.source()));
        headers.put(PREFIX + "type", encoded(event.type()));
        event.attributes().forEach((name, value) -> {
            if (!name.equals("datacontenttype")) {
                headers.put(PREFIX + name, encoded(value.toString()));
            }
        });
        contentType(event).ifPresent(type -> headers.put(CONTENT_TYPE, type));
        return headers;
    }

    private static Optional<String> contentType(Event event) {
        return event.text("datacontenttype").or(() -> switch (event.data()) {
            case EventData.None none -> Optional.empty();
            case EventData.Json json -> Optional.of(JSON);
            case EventData.Text text -> Optional.of(TEXT);
            case EventData.Binary bytes -> Optional.of(BYTES);
        });
    }

    /** Space, quote, percent and all that is not printable ASCII as {@code %XX} of their UTF-8 (binding, 3.1.3.2). */
    static String encoded(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '"' && b != '%') {
                text.append((char) b);
            } else {
                text.append('%').append(String.format("%02X", b));
            }
        }
        return text.toString();
    }

    /** Takes quotes around the whole away, then {@code %XX}; a percent sign that begins nothing stays. */
    static String decoded(String header) {
        String value = unquoted(header.strip());
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            plain[length++] = low >= 0 ? (byte) (high << 4 | low) : bytes[i];
            i += low >= 0 ? 2 : 0;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
