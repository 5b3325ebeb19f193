package busbar.http.wire;

import busbar.api.model.Destination;
import busbar.api.model.TargetForms;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Map;

/** A destination as its kind and the values of the kind's form. */
final class DestinationForm {

    record Values(String type, Map<String, String> values) {
    }

    private DestinationForm() {
    }

    static final class Writer extends JsonSerializer<Destination> {
        @Override
        public void serialize(Destination it, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(new Values(TargetForms.typeOf(it).type(), TargetForms.values(it)), json);
        }
    }

    static final class Reader extends JsonDeserializer<Destination> {
        @Override
        public Destination deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Values form = context.readValue(json, Values.class);
            try {
                return TargetForms.destination(form.type(), form.values());
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(json, e.getMessage(), e);
            }
        }
    }
}
