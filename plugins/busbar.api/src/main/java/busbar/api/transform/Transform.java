package busbar.api.transform;

import busbar.api.event.EventJson;
import busbar.api.json.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a part of a request is made from an event. The first four are Alibaba EventBridge's ("Event transformation"),
 *  the last three Amazon EventBridge's ("Input transformation"). */
public sealed interface Transform {
    /** Of a value, a template, and a variable (Alibaba EventBridge, "Limits"). */
    int CHARACTERS_MAX = 10_240;

    /** @throws TransformException when it cannot be applied to this event */
    Transformed apply(TransformContext context);

    /** Fields that it takes from an event; who reads the event for others may find these too. */
    default List<FieldPath> fields() {
        return List.of();
    }

    /** ORIGINAL: the whole event in its structured form. */
    record Original() implements Transform {
        @Override
        public Transformed apply(TransformContext context) {
            return new Transformed(context.structured().utf8(), EventJson.STRUCTURED + "; charset=utf-8");
        }
    }

    /** CONSTANT: always the same text. */
    record Constant(String value) implements Transform {
        public Constant {
            bounded("value", value);
        }

        @Override
        public Transformed apply(TransformContext context) {
            return Texts.typed(value);
        }
    }

    /** JSONPATH: one part of the event. A part that is not there is a failure, since there is nothing to send. */
    record JsonPath(JsonPathExpression path) implements Transform {
        @Override
        public Transformed apply(TransformContext context) {
            JsonNode found = path.find(context.structured());
            if (found.isMissingNode()) {
                throw new TransformException("The event has nothing at `%s`.".formatted(path.text()));
            }
            String text = context.extracted(path, Texts.plain(found));
            return found.isTextual() ? Texts.typed(text) : Transformed.json(text);
        }

        @Override
        public List<FieldPath> fields() {
            return List.of(path.field());
        }
    }

    /** TEMPLATE: a text with {@code ${name}} variables. A variable whose path leads nowhere stays as it is written.
     *  Made ready for many events once. */
    final class Template implements Transform {
        private final Map<String, String> variables;
        private final String template;
        private final TemplateParts parts;

        /** @param variables path, or any other text as a constant, by name */
        public Template(Map<String, String> variables, String template) {
            this(variables, template, false);
        }

        private Template(Map<String, String> variables, String template, boolean escaping) {
            bounded("template", template);
            variables.forEach((name, value) -> {
                bounded("variable " + name, value);
                if (JsonPathExpression.isPath(value)) {
                    JsonPathExpression.parse(value);
                }
            });
            this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
            this.template = template;
            parts = TemplateParts.of(this, escaping);
        }

        /** The same for a template that is JSON: what is filled in stays inside the text that its variable stands in,
         *  whatever quotes it has. */
        Template escaping() {
            return new Template(variables, template, true);
        }

        /** The template with some text for each variable in quotes and null for each other. */
        String shape() {
            return parts.shape();
        }

        public Map<String, String> variables() {
            return variables;
        }

        public String template() {
            return template;
        }

        @Override
        public Transformed apply(TransformContext context) {
            return parts.filled(context);
        }

        @Override
        public List<FieldPath> fields() {
            return parts.fields();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Template that && variables.equals(that.variables) && template.equals(that.template);
        }

        @Override
        public int hashCode() {
            return 31 * variables.hashCode() + template.hashCode();
        }

        @Override
        public String toString() {
            return "Template[variables=%s, template=%s]".formatted(variables, template);
        }
    }

    /** Input: a constant JSON text. */
    record Input(String json) implements Transform {
        public Input {
            bounded("Input", json);
            Texts.requireJson("Input", json);
        }

        @Override
        public Transformed apply(TransformContext context) {
            return Transformed.json(json);
        }
    }

    /** InputPath: one part of Amazon's envelope of the event. */
    record InputPath(JsonPathExpression path) implements Transform {
        @Override
        public Transformed apply(TransformContext context) {
            JsonNode found = path.find(AwsInput.envelope(context));
            if (found.isMissingNode()) {
                throw new TransformException("The event has nothing at `%s`.".formatted(path.text()));
            }
            return Transformed.json(found.toString());
        }
    }

    /** InputTransformer: a template with {@code <name>} variables; its result has to be JSON.
     *
     *  @param paths by variable, at most 100 */
    record InputTransformer(Map<String, JsonPathExpression> paths, String template) implements Transform {
        private static final int PATHS_MAX = 100;

        public InputTransformer {
            bounded("InputTemplate", template);
            if (paths.size() > PATHS_MAX) {
                throw new TransformException("InputPathsMap has %d paths; at most %d are taken."
                        .formatted(paths.size(), PATHS_MAX));
            }
            paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
        }

        /** @throws TransformException in Amazon's own words when the template names a variable that is not defined */
        public void checkFor(String target) {
            AwsInput.unknown(paths, template).ifPresent(name -> {
                throw new TransformException("InputTemplate for target %s contains invalid placeholder %s."
                        .formatted(target, name));
            });
        }

        @Override
        public Transformed apply(TransformContext context) {
            return AwsInput.fill(this, context);
        }
    }

    private static void bounded(String what, String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new TransformException("The %s has %d characters; at most %d are taken."
                    .formatted(what, text.length(), CHARACTERS_MAX));
        }
    }
}
