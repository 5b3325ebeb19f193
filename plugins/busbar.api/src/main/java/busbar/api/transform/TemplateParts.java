package busbar.api.transform;

import busbar.api.json.FieldTrie;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A template cut at its variables, and the fields that they need.
 *
 *  @param parts in order; what is filled in is not searched again, so a variable cannot bring in another
 *  @param json whether it is JSON with a plain text for each variable in quotes and a JSON value for each other; then
 *      the
 *      result need not be parsed to know what it is */
record TemplateParts(List<Part> parts, FieldTrie<Void> needed, boolean json) {

    /** @param written as it stands in the template; stays where the path leads nowhere
     *  @param path null for a text that is always the same
     *  @param quoted whether it stands inside of a JSON text */
    private record Part(String written, JsonPathExpression path, boolean quoted) {
    }

    TemplateParts {
        parts = List.copyOf(parts);
    }

    static TemplateParts of(Transform.Template transform) {
        List<Part> parts = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        Texts.cut(transform.template(), "${", "}", text -> constant(text, parts, shape), name -> {
            String source = transform.variables().get(name);
            if (source == null) {
                return false;
            }
            if (JsonPathExpression.isPath(source)) {
                boolean quoted = Texts.insideQuotes(shape);
                parts.add(new Part("${" + name + "}", JsonPathExpression.parse(source), quoted));
                shape.append(quoted ? "" : "null");
            } else {
                constant(source, parts, shape);
            }
            return true;
        });
        return new TemplateParts(parts, FieldTrie.whole(
                parts.stream().filter(p -> p.path() != null).map(p -> p.path().names()).toList()),
                Texts.isJson(shape.toString()));
    }

    private static void constant(String text, List<Part> parts, StringBuilder shape) {
        parts.add(new Part(text, null, false));
        shape.append(text);
    }

    Transformed filled(TransformContext context) {
        JsonNode fields = context.structured().fields(needed);
        StringBuilder filled = new StringBuilder();
        boolean asShaped = json;
        for (Part part : parts) {
            JsonNode value = part.path() == null ? null : part.path().find(fields);
            if (value == null || value.isMissingNode()) {
                filled.append(part.written());
                asShaped &= value == null;
            } else {
                String text = context.extracted(part.path(), Texts.plain(value));
                filled.append(text);
                asShaped = asShaped && (part.quoted() ? Texts.needsNoEscape(text) : !value.isTextual());
            }
        }
        return asShaped ? Transformed.json(filled.toString()) : Texts.typed(filled.toString());
    }
}
