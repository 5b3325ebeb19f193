package busbar.api.transform;

import busbar.api.json.JsonWords;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A part of a target's request and how it is made.
 *
 *  @param resourceKey the part, as {@link RequestPart#key} names it, such as {@value #BODY} */
public record TargetParam(String resourceKey, Transform transform) {
    public static final String BODY = "body";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public TargetParam {
        if (isStructured(resourceKey) && transform instanceof Transform.Template template) {
            transform = template.escaping();
        }
    }

    private static boolean isStructured(String key) {
        return RequestPart.of(key).filter(RequestPart::isStructured).isPresent();
    }

    public static TargetParam body(Transform transform) {
        return new TargetParam(BODY, transform);
    }

    /** Reads the vendor's form of a parameter.
     *
     *  @param form ORIGINAL, CONSTANT, JSONPATH or TEMPLATE; INPUT, INPUTPATH and INPUTTRANSFORMER for Amazon's
     *  @param value the constant, the path, or the variables of a template as a JSON object
     *  @throws TransformException naming what is wrong */
    public static TargetParam of(String resourceKey, String form, String value, String template) {
        return new TargetParam(resourceKey, switch (form.toUpperCase(Locale.ROOT)) {
            case "ORIGINAL", "" -> new Transform.Original();
            case "CONSTANT" -> new Transform.Constant(value);
            case "JSONPATH" -> new Transform.JsonPath(JsonPathExpression.parse(value));
            case "TEMPLATE" -> new Transform.Template(variables(value), template);
            case "INPUT" -> new Transform.Input(value);
            case "INPUTPATH" -> new Transform.InputPath(JsonPathExpression.parse(value));
            case "INPUTTRANSFORMER" -> new Transform.InputTransformer(paths(variables(value)), template);
            default -> throw new TransformException(
                    ("Form `%s` is not known; give ORIGINAL, CONSTANT, JSONPATH or TEMPLATE, or "
                            + "INPUT, INPUTPATH or INPUTTRANSFORMER as in the aws dialect.").formatted(form));
        });
    }

    /** Empty for a key that no target of ours has. */
    public Optional<RequestPart> part() {
        return RequestPart.of(resourceKey);
    }

    public boolean isBody() {
        return resourceKey.equals(BODY);
    }

    boolean isStructured() {
        return isStructured(resourceKey);
    }

    /** The form's name, as {@link #of} takes it. */
    public String form() {
        return switch (transform) {
            case Transform.Original o -> "ORIGINAL";
            case Transform.Constant c -> "CONSTANT";
            case Transform.JsonPath p -> "JSONPATH";
            case Transform.Template t -> "TEMPLATE";
            case Transform.Input i -> "INPUT";
            case Transform.InputPath p -> "INPUTPATH";
            case Transform.InputTransformer t -> "INPUTTRANSFORMER";
        };
    }

    /** The value, as {@link #of} takes it; empty where the form has none. */
    public String value() {
        return switch (transform) {
            case Transform.Original o -> "";
            case Transform.Constant c -> c.value();
            case Transform.JsonPath p -> p.path().text();
            case Transform.Template t -> json(t.variables());
            case Transform.Input i -> i.json();
            case Transform.InputPath p -> p.path().text();
            case Transform.InputTransformer t -> {
                Map<String, String> texts = new LinkedHashMap<>();
                t.paths().forEach((name, path) -> texts.put(name, path.text()));
                yield json(texts);
            }
        };
    }

    /** The template, as {@link #of} takes it; empty where the form has none. */
    public String template() {
        return switch (transform) {
            case Transform.Template t -> t.template();
            case Transform.InputTransformer t -> t.template();
            case Transform.Original o -> "";
            case Transform.Constant c -> "";
            case Transform.JsonPath p -> "";
            case Transform.Input i -> "";
            case Transform.InputPath p -> "";
        };
    }

    private static Map<String, JsonPathExpression> paths(Map<String, String> texts) {
        Map<String, JsonPathExpression> paths = new LinkedHashMap<>();
        texts.forEach((name, text) -> paths.put(name, JsonPathExpression.parse(text)));
        return paths;
    }

    private static Map<String, String> variables(String json) {
        try {
            JsonNode object = MAPPER.readTree(json.isBlank() ? "{}" : json);
            if (!object.isObject()) {
                throw wrongVariables("found %s.".formatted(object));
            }
            Map<String, String> variables = new LinkedHashMap<>();
            object.properties().forEach(e -> variables.put(e.getKey(), variable(e.getKey(), e.getValue())));
            return variables;
        } catch (JsonProcessingException e) {
            throw wrongVariables(JsonWords.of(e));
        }
    }

    private static String variable(String name, JsonNode value) {
        if (!value.isValueNode()) {
            throw new TransformException("Variable `%s` is %s; give a path or a text, since variables do not nest."
                    .formatted(name, value));
        }
        return value.asText();
    }

    private static TransformException wrongVariables(String why) {
        return new TransformException("The variables are no JSON object: %s Example: {\"name\":\"$.data.name\"}"
                .formatted(why));
    }

    private static String json(Map<String, String> texts) {
        try {
            return MAPPER.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
