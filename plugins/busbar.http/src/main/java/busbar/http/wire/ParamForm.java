package busbar.http.wire;

import busbar.api.transform.TargetParam;
import busbar.api.transform.TransformException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** A target's parameter in the vendor's four fields. */
final class ParamForm {

    record Fields(String resourceKey, String form, String value, String template) {
    }

    private ParamForm() {
    }

    static final class Writer extends JsonSerializer<TargetParam> {
        @Override
        public void serialize(TargetParam it, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(new Fields(it.resourceKey(), it.form(), it.value(), it.template()), json);
        }
    }

    static final class Reader extends JsonDeserializer<TargetParam> {
        @Override
        public TargetParam deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Fields fields = context.readValue(json, Fields.class);
            try {
                return TargetParam.of(fields.resourceKey(), fields.form(), fields.value(), fields.template());
            } catch (TransformException e) {
                throw JsonMappingException.from(json, e.getMessage(), e);
            }
        }
    }
}
