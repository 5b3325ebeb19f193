package busbar.api.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A CloudEvent 1.0: a fact that someone tells.
 *
 *  @param attributes all context attributes but {@code specversion}, {@code id}, {@code source} and {@code type}, in
 *      the order given: {@code subject}, {@code time}, {@code datacontenttype}, {@code dataschema} and extensions. A
 *      value is a String, a Boolean or an Integer, the types that JSON can tell apart (CloudEvents JSON format 1.0,
 *      2.2). */
public record Event(String id, String source, String type, Map<String, Object> attributes, EventData data) {
    private static final int NAME_LENGTH_MAX = 60; // vendors' names pass the advised 20
    private static final String JSON_TYPE = "application/json";

    public Event {
        required("id", id);
        required("source", source);
        required("type", type);
        attributes.forEach(Event::checkAttribute);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** An event without data. */
    public static Event of(String id, String source, String type) {
        return new Event(id, source, type, Map.of(), EventData.NONE);
    }

    public Optional<String> subject() {
        return text("subject");
    }

    /** The time as its producer wrote it. */
    public Optional<String> timeText() {
        return text("time");
    }

    /** The time, where it can be read: RFC 3339, or the vendor's form with the name of a zone. */
    public Optional<Instant> time() {
        return timeText().flatMap(EventTime::parse);
    }

    /** What is odd about this event, in words for its producer; empty for nothing. */
    public String warning() {
        return timeText().filter(text -> !EventTime.isRfc3339(text)).map(text -> time()
                .map(read -> "The time `%s` is not RFC 3339; it is kept as it is and read as %s.".formatted(text, read))
                .orElse("The time `%s` cannot be read; it is kept as it is.".formatted(text))
                + " Write it as in 2026-01-31T08:15:30+08:00.").orElse("");
    }

    /** The media type of the data; JSON where nothing else is said. */
    public String dataContentType() {
        return text("datacontenttype").orElse(JSON_TYPE);
    }

    /** Whether a media type says that the data is JSON (CloudEvents JSON format 1.0, 3.1). */
    public static boolean isJson(String mediaType) {
        String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.endsWith("/json") || bare.endsWith("+json");
    }

    public Optional<String> text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(Object::toString);
    }

    public Event withId(String other) {
        return new Event(other, source, type, attributes, data);
    }

    public Event withData(EventData other) {
        return new Event(id, source, type, attributes, other);
    }

    public Event withJson(String json) {
        return withData(EventData.json(json));
    }

    public Event withSubject(String subject) {
        return with("subject", subject);
    }

    /** This event with an attribute set; its place in the order is kept where it was there. */
    public Event with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Event(id, source, type, more, data);
    }

    public Event without(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(attributes);
        fewer.remove(name);
        return new Event(id, source, type, fewer, data);
    }

    private static void required(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "The event has no `%s`. A CloudEvent needs id, source and type, none of them empty."
                            .formatted(name));
        }
    }

    /** By hand, for each event has some; an expression takes many times as long. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= NAME_LENGTH_MAX;
    }

    private static void checkAttribute(String name, Object value) {
        if (!isName(name) || name.equals("data") || name.equals("specversion")) {
            throw new IllegalArgumentException(
                    "`%s` cannot name an attribute; use lower-case letters a to z and digits only, at most %d."
                            .formatted(name, NAME_LENGTH_MAX));
        }
        if (!(value instanceof String || value instanceof Boolean || value instanceof Integer)) {
            throw new IllegalArgumentException(
                    "Attribute `%s` is %s; give a text, true, false or a whole number of 32 bits."
                            .formatted(name, value));
        }
    }
}
