package busbar.api.event;

import busbar.api.json.Factories;
import busbar.api.json.JsonWords;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CloudEvents in the structured and the batched JSON format (CloudEvents JSON event format 1.0). */
public final class EventJson {
    public static final String STRUCTURED = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    /** Data is sliced out of the bytes, so no other coding than UTF-8 is guessed. */
    private static final JsonFactory FACTORY = Factories.utf8().build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private EventJson() {
    }

    /** Reads one event. JSON data is kept as the very bytes between its first and last character.
     *
     *  @throws EventFormatException with line and column */
    public static Event read(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            parser.nextToken();
            Event event = new EventReader(parser, utf8).read();
            if (parser.nextToken() != null) {
                throw wrong(parser, "one event was expected, found more after its end.");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Event read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a batch: a JSON array of events. A single event in braces is taken as a batch of one.
     *
     *  @param eventsMax more than these are refused before they are read
     *  @throws EventFormatException with line and column; then nothing of the batch is usable */
    public static List<Event> readBatch(byte[] utf8, int eventsMax) {
        List<Event> events = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return List.of(read(utf8));
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw wrong(parser, "an array of events was expected, as in [{\"id\":…}].");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (events.size() == eventsMax) {
                    throw new EventFormatException("The batch has more than %d events; send them in parts."
                            .formatted(eventsMax));
                }
                events.add(new EventReader(parser, utf8).read());
            }
            return List.copyOf(events);
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The structured form, attributes in the event's own order, JSON data unchanged. */
    public static byte[] write(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 + event.data().bytes().length);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(event, json, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] writeBatch(List<Event> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartArray();
            for (Event event : events) {
                write(event, json, out);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The structured form as a tree, for matchers. */
    public static JsonNode tree(Event event) {
        return tree(write(event));
    }

    /** The structured form as a tree, from what {@link #write(Event)} gave; it is not checked again. */
    public static JsonNode tree(byte[] structured) {
        try {
            return MAPPER.readTree(structured);
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws EventFormatException with line and column unless this is one JSON value and nothing else */
    static void requireJson(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() == null) {
                throw wrong(parser, "a JSON value was expected, found nothing.");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw wrong(parser, "one JSON value was expected, found more after its end.");
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Event event, JsonGenerator json, OutputStream out) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", event.id());
        json.writeStringField("source", event.source());
        json.writeStringField("type", event.type());
        for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
            json.writeObjectField(attribute.getKey(), attribute.getValue());
        }
        switch (event.data()) {
            case EventData.None none -> {
            }
            case EventData.Json(byte[] utf8) -> {
                json.writeFieldName("data");
                json.writeRawValue("");
                json.flush();
                out.write(utf8); // the very bytes, without a way through characters
            }
            case EventData.Text(String text) -> json.writeStringField("data", text);
            case EventData.Binary(byte[] bytes) -> json.writeBinaryField("data_base64", bytes);
        }
        json.writeEndObject();
    }

    static EventFormatException broken(JsonProcessingException e) {
        return wrong(e.getLocation(), JsonWords.of(e), e);
    }

    static EventFormatException wrong(JsonParser parser, String message) {
        return wrong(parser.currentTokenLocation(), message, null);
    }

    private static EventFormatException wrong(JsonLocation place, String message, Throwable cause) {
        return place == null ? new EventFormatException(0, 0, message, cause)
                : new EventFormatException(place.getLineNr(), place.getColumnNr(), message, cause);
    }
}
