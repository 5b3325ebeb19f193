package busbar.api.transform;

import busbar.api.pattern.AwsEnvelope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills templates as Amazon EventBridge does ("Input transformation", results as recorded from the service). */
final class AwsInput {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.-]+)>");
    private static final Set<String> PREDEFINED = Set.of("aws.events.rule-arn", "aws.events.rule-name",
            "aws.events.event.ingestion-time", "aws.events.event", "aws.events.event.json");

    private AwsInput() {
    }

    static JsonNode envelope(TransformContext context) {
        return AwsEnvelope.of(context.json());
    }

    static void checkPlaceholders(Map<String, JsonPathExpression> paths, String template) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            if (!paths.containsKey(name) && !PREDEFINED.contains(name)) {
                throw new TransformException("InputTemplate contains invalid placeholder %s.".formatted(name));
            }
        }
    }

    static Transformed fill(Transform.InputTransformer transformer, TransformContext context) {
        JsonNode envelope = envelope(context);
        String template = transformer.template();
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int at = 0;
        while (placeholder.find()) {
            filled.append(template, at, placeholder.start());
            boolean quoted = Texts.insideQuotes(filled);
            filled.append(value(placeholder.group(1), transformer, context, envelope, quoted));
            at = placeholder.end();
        }
        String body = filled.append(template.substring(at)).toString();
        Texts.requireJson("What the InputTemplate makes of this event", body);
        return Transformed.json(body);
    }

    private static String value(String name, Transform.InputTransformer transformer, TransformContext context,
            JsonNode envelope, boolean quoted) {
        JsonNode found = switch (name) {
            case "aws.events.rule-arn" -> text(context.ruleArn());
            case "aws.events.rule-name" -> text(context.rule());
            case "aws.events.event.ingestion-time" -> text(context.receivedAt().toString());
            case "aws.events.event" -> withoutDetail(envelope);
            case "aws.events.event.json" -> envelope;
            default -> transformer.paths().get(name).find(envelope);
        };
        if (found.isMissingNode()) {
            return quoted ? "" : "\"\"";
        }
        return quoted ? unquoted(found) : found.toString();
    }

    /** Inside a quoted text an object or a list loses its quotes: {@code {acc_id:0a78,sf_id:baz}}. */
    private static String unquoted(JsonNode found) {
        String json = found.toString();
        return found.isContainerNode() ? json.replace("\"", "")
                : found.isTextual() ? json.substring(1, json.length() - 1) : json;
    }

    private static JsonNode text(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
    }

    /** The service's own form: the event without {@code detail}, and {@code detail-type} as {@code detailType}. */
    private static JsonNode withoutDetail(JsonNode envelope) {
        ObjectNode bare = envelope.deepCopy();
        bare.remove("detail");
        bare.set("detailType", bare.remove("detail-type"));
        return bare;
    }
}
