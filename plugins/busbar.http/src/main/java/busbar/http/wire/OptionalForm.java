package busbar.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Optional;

/** What may be absent: the value itself, or null. */
@SuppressWarnings("rawtypes")
final class OptionalForm {

    private OptionalForm() {
    }

    static final class Writer extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.isPresent() ? value.get() : null, json);
        }
    }

    static final class Reader extends JsonDeserializer<Optional> implements ContextualDeserializer {
        private final JavaType content;

        Reader() {
            this(null);
        }

        private Reader(JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            JavaType type = property == null ? context.getContextualType() : property.getType();
            return new Reader(type.containedTypeOrUnknown(0));
        }

        @Override
        public Optional deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Optional.of(context.<Object>readValue(json, content));
        }

        @Override
        public Optional getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
