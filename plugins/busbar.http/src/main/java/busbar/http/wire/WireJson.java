package busbar.http.wire;

import busbar.api.BusException;
import busbar.api.event.Event;
import busbar.api.json.Factories;
import busbar.api.model.Destination;
import busbar.api.transform.TargetParam;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every noun of the house as JSON and back: a record is an object of its components, a time is ISO 8601, an absent
 *  value is null, an event is its structured CloudEvent byte for byte. */
public final class WireJson {
    private static final int DEPTH_MAX = 200; // of brackets; no form of ours nests deeper than 12, data may
    private static final Pattern CLASS_NAME = Pattern.compile("`?\\b(?:busbar|java)\\.[\\w.$]*?(\\w+)`?(?![\\w.$])");
    private static final ObjectMapper STRICT = mapper(true);
    private static final ObjectMapper LENIENT = mapper(false);

    private WireJson() {
    }

    /** Reads what a caller sent; a field that is not known is refused, since it is likely a typing error.
     *
     *  @throws BusException.Invalid naming place, field and what was expected */
    public static <T> T read(byte[] utf8, Class<T> form) {
        try {
            T value = STRICT.readValue(utf8, form);
            if (value == null) {
                throw new BusException.Invalid("InvalidJson", "The body is `null`; a %s was expected."
                        .formatted(form.getSimpleName()));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was put together here from a caller's own JSON; an error names the field and no place. */
    static <T> T read(JsonNode tree, Class<T> form) {
        try {
            return STRICT.treeToValue(tree, form);
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    /** Reads any JSON object.
     *
     *  @throws BusException.Invalid naming place and what was expected */
    public static JsonNode readTree(byte[] utf8) {
        JsonNode tree = read(utf8.length == 0 ? new byte[] {'{', '}'} : utf8, JsonNode.class);
        if (!tree.isObject()) {
            throw new BusException.Invalid("InvalidJson", "A JSON object in braces was expected, found %s."
                    .formatted(tree.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        return tree;
    }

    /** Reads what a service answered; a field of a newer service is left aside. */
    public static <T> T readAnswer(byte[] utf8, TypeReference<T> form) throws IOException {
        return LENIENT.readValue(utf8, form);
    }

    public static <T> T readAnswer(byte[] utf8, Class<T> form) throws IOException {
        return LENIENT.readValue(utf8, form);
    }

    public static byte[] write(Object value) {
        try {
            return STRICT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T extends JsonNode> T tree(Object value) {
        return STRICT.valueToTree(value);
    }

    private static BusException.Invalid invalid(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null || at.getLineNr() < 1 ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return new BusException.Invalid("InvalidJson", "The body is refused%s: %s".formatted(place, reason(e)), e);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "Field `%s` is not known here; known are %s.".formatted(path(unknown),
                    unknown.getKnownPropertyIds().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "Field `%s` is `%s`; give one of %s.".formatted(path(wrong), wrong.getValue(),
                    Stream.of(wrong.getTargetType().getEnumConstants()).map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        String words = e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage()
                : e.getOriginalMessage();
        String field = e instanceof JsonMappingException m ? path(m) : "";
        if (words.contains("creator property")) {
            return "Field `%s` is missing or null; give it a value.".formatted(field);
        }
        String plain = CLASS_NAME.matcher(words).replaceAll("$1");
        return field.isEmpty() ? plain : "Field `%s`: %s".formatted(field, plain);
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static ObjectMapper mapper(boolean strict) {
        JsonFactory factory = Factories.utf8().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build()).build();
        return JsonMapper.builder(factory)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .addModule(forms()).build();
    }

    private static SimpleModule forms() {
        SimpleModule forms = new SimpleModule("busbar");
        forms.addSerializer(Instant.class, new TimeForms.Writer<>());
        forms.addDeserializer(Instant.class, new TimeForms.Reader<>("2026-01-31T08:15:30Z", Instant::parse));
        forms.addSerializer(Duration.class, new TimeForms.Writer<>());
        forms.addDeserializer(Duration.class, new TimeForms.Reader<>("PT1M30S", Duration::parse));
        forms.addSerializer(Optional.class, new OptionalForm.Writer());
        forms.addDeserializer(Optional.class, new OptionalForm.Reader());
        forms.addSerializer(Event.class, new EventForm.Writer());
        forms.addDeserializer(Event.class, new EventForm.Reader());
        forms.addSerializer(Destination.class, new DestinationForm.Writer());
        forms.addDeserializer(Destination.class, new DestinationForm.Reader());
        forms.addSerializer(TargetParam.class, new ParamForm.Writer());
        forms.addDeserializer(TargetParam.class, new ParamForm.Reader());
        ChoiceForms.addTo(forms);
        return forms;
    }
}
