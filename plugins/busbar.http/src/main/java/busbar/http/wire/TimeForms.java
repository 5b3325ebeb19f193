package busbar.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Times and spans as ISO 8601 texts. */
final class TimeForms {

    private TimeForms() {
    }

    static final class Writer<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    static final class Reader<T> extends JsonDeserializer<T> {
        private final String example;
        private final Function<String, T> parse;

        Reader(String example, Function<String, T> parse) {
            this.example = example;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw InvalidFormatException.from(json,
                        "`%s` is not read; write it like \"%s\".".formatted(text, example), e);
            }
        }
    }
}
