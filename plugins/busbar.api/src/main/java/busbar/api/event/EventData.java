package busbar.api.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an event carries. JSON and bytes come out byte for byte as they came in. */
public sealed interface EventData {
    EventData NONE = new None();

    /** The data as the bytes that a receiver gets as a request body. */
    byte[] bytes();

    /** @throws EventFormatException with line and column when this is not one JSON value */
    static EventData json(String text) {
        return json(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws EventFormatException with line and column when this is not one JSON value */
    static EventData json(byte[] utf8) {
        EventJson.requireJson(utf8);
        return new Json(utf8);
    }

    /** No data at all, which is not the same as JSON {@code null}. */
    record None() implements EventData {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }

    /** A JSON value as UTF-8 text, never reformatted. Who calls the constructor vouches that it is one;
     *  {@link EventData#json} checks. The array is not to be changed. */
    record Json(byte[] bytes) implements EventData {
        @Override
        public boolean equals(Object other) {
            return other instanceof Json that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Text of a content type that is not JSON. */
    record Text(String text) implements EventData {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Bytes; {@code data_base64} in JSON. The array is not to be changed. */
    record Binary(byte[] bytes) implements EventData {
        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
