package busbar.api.transform;

import busbar.api.json.FieldPath;
import busbar.api.json.FieldTrie;
import busbar.api.json.FieldValues;
import busbar.api.json.Utf8Buffer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A template cut at its variables. What is filled in is not searched again, so a variable cannot bring in another. */
final class TemplateParts {
    private static final int VALUE_BYTES = 24; // room for each; more makes the buffer grow
    private final Part[] parts;
    private final List<FieldPath> fields;
    private final FieldTrie<Void> needed; // the same fields
    private final String shape; // with a plain text for each variable in quotes and a JSON value for each other
    private final boolean json; // whether the shape is
    private final boolean escaping; // whether values are written so that they change no shape
    private final int bytesExpected;

    /** @param written as it stands in the template, in UTF-8; stays where the path leads nowhere
     *  @param path null for a text that is always the same
     *  @param field null where the path leads to more or less than one field
     *  @param quoted whether it stands inside of a JSON text */
    private record Part(byte[] written, JsonPathExpression path, FieldPath field, boolean quoted) {

        static Part constant(String written) {
            return new Part(written.getBytes(StandardCharsets.UTF_8), null, null, false);
        }

        static Part variable(String written, JsonPathExpression path, boolean quoted) {
            boolean field = path.below().isEmpty() && !path.field().names().isEmpty();
            return new Part(written.getBytes(StandardCharsets.UTF_8), path, field ? path.field() : null, quoted);
        }
    }

    private TemplateParts(List<Part> parts, String shape, boolean escaping) {
        this.parts = parts.toArray(Part[]::new);
        this.shape = shape;
        this.escaping = escaping;
        json = Texts.isJson(shape);
        fields = parts.stream().map(Part::path).filter(Objects::nonNull).map(JsonPathExpression::field).distinct()
                .toList();
        needed = FieldTrie.of(fields);
        bytesExpected = parts.stream().mapToInt(p -> p.path() == null ? p.written().length : VALUE_BYTES).sum();
    }

    /** @param escaping whether it is JSON of which no value is to change the shape */
    static TemplateParts of(Transform.Template transform, boolean escaping) {
        List<Part> parts = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        Texts.cut(transform.template(), "${", "}", text -> constant(text, parts, shape), name -> {
            String source = transform.variables().get(name);
            if (source == null) {
                return false;
            }
            if (JsonPathExpression.isPath(source)) {
                boolean quoted = Texts.insideQuotes(shape);
                parts.add(Part.variable("${" + name + "}", JsonPathExpression.parse(source), quoted));
                shape.append(quoted ? "x" : "null");
            } else {
                constant(escaping && Texts.insideQuotes(shape) ? Texts.escaped(source) : source, parts, shape);
            }
            return true;
        });
        return new TemplateParts(parts, shape.toString(), escaping);
    }

    private static void constant(String text, List<Part> parts, StringBuilder shape) {
        parts.add(Part.constant(text));
        shape.append(text);
    }

    List<FieldPath> fields() {
        return fields;
    }

    String shape() {
        return shape;
    }

    Transformed filled(TransformContext context) {
        FieldValues values = context.structured().find(fields, needed);
        boolean byTree = values.isBroken() || values.isRepeated(); // a parser takes the last of two; so it is asked
        Utf8Buffer filled = new Utf8Buffer(bytesExpected);
        boolean asShaped = json;
        for (Part part : parts) {
            if (part.path() == null) {
                filled.add(part.written());
                continue;
            }
            int index = byTree || part.field() == null ? -1 : values.find(part.field());
            boolean asItIs = index >= 0 && !(escaping && !part.quoted() && values.isText(index));
            asShaped &= asItIs && copy(values, index, context.extractedMax(), filled)
                    ? part.quoted() || !values.isText(index)
                    : write(part, value(part.path(), values, context, byTree), context, filled);
        }
        return asShaped ? new Transformed(filled.toBytes(), Transformed.JSON)
                : Texts.typed(filled.toBytes());
    }

    /** Copies a value of which the bytes are what is wanted. @return whether it was one */
    private static boolean copy(FieldValues values, int index, int bytesMax, Utf8Buffer to) {
        boolean plain = values.length(index) <= bytesMax
                && (values.isPlainText(index) || values.isPlainScalar(index));
        if (plain) {
            values.copy(index, to);
        }
        return plain;
    }

    private static JsonNode value(JsonPathExpression path, FieldValues values, TransformContext context,
            boolean byTree) {
        int index = values.find(path.field());
        if (byTree || path.field().names().isEmpty()) {
            return path.find(context.json());
        }
        return index < 0 ? path.find(MissingNode.getInstance()) : path.findBelow(values.node(index));
    }

    /** @return whether the template keeps its form with this value */
    private boolean write(Part part, JsonNode value, TransformContext context, Utf8Buffer to) {
        if (value.isMissingNode()) {
            to.add(part.written());
            return false;
        }
        String text = context.extracted(part.path(), Texts.plain(value));
        to.add((escaping ? asJson(part, value, text) : text).getBytes(StandardCharsets.UTF_8));
        return part.quoted() ? Texts.needsNoEscape(text) : !value.isTextual();
    }

    private static String asJson(Part part, JsonNode value, String text) {
        return part.quoted() ? Texts.escaped(text) : value.toString();
    }
}
