package busbar.http.wire;

import busbar.api.event.Event;
import busbar.api.event.EventFormatException;
import busbar.api.event.EventJson;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An event inside a larger form: its structured JSON. JSON data stays what it was, byte for byte, since the event is
 *  cut out of the bytes and not built from their tree. */
final class EventForm {

    private EventForm() {
    }

    static final class Writer extends JsonSerializer<Event> {
        @Override
        public void serialize(Event event, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue(new String(EventJson.write(event), StandardCharsets.UTF_8));
        }
    }

    static final class Reader extends JsonDeserializer<Event> {
        @Override
        public Event deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return EventJson.read(bytes(json));
            } catch (EventFormatException e) {
                throw JsonMappingException.from(json, "within the event, " + e.getMessage(), e);
            }
        }

        private static byte[] bytes(JsonParser json) throws IOException {
            Object source = json.currentTokenLocation().contentReference().getRawContent();
            int from = (int) json.currentTokenLocation().getByteOffset();
            if (source instanceof byte[] all && from >= 0 && from < all.length && all[from] == '{') {
                json.skipChildren();
                return Arrays.copyOfRange(all, from, (int) json.currentLocation().getByteOffset());
            }
            return WireJson.write(json.readValueAsTree());
        }
    }
}
