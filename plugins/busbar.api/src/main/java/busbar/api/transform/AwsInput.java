package busbar.api.transform;

import busbar.api.pattern.AwsEnvelope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
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

    /** The first placeholder of a template that is neither defined nor the service's own. */
    static Optional<String> unknown(Map<String, JsonPathExpression> paths, String template) {
        return PLACEHOLDER.matcher(template).results().map(found -> found.group(1))
                .filter(name -> !paths.containsKey(name) && !PREDEFINED.contains(name)).findFirst();
    }

    static Transformed fill(Transform.InputTransformer transformer, TransformContext context) {
        JsonNode envelope = envelope(context);
        String template = transformer.template();
        boolean text = template.stripLeading().startsWith("\"");
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int at = 0;
        while (placeholder.find()) {
            filled.append(template, at, placeholder.start());
            JsonNode found = found(placeholder.group(1), transformer, context, envelope);
            filled.append(Texts.insideQuotes(filled) ? inQuotes(found, text) : bare(found));
            at = placeholder.end();
        }
        return result(filled.append(template.substring(at)).toString(), text);
    }

    /** A template is JSON, or several lines of quoted texts. */
    private static Transformed result(String body, boolean text) {
        String what = "What the InputTemplate makes of this event";
        if (text && body.lines().count() > 1) {
            body.lines().forEach(line -> Texts.requireJson(what, line));
            return Transformed.text(body);
        }
        Texts.requireJson(what, body);
        return Transformed.json(body);
    }

    private static JsonNode found(String name, Transform.InputTransformer transformer, TransformContext context,
            JsonNode envelope) {
        return switch (name) {
            case "aws.events.rule-arn" -> text(context.ruleArn());
            case "aws.events.rule-name" -> text(context.rule());
            case "aws.events.event.ingestion-time" -> text(context.receivedAt().toString());
            case "aws.events.event" -> withoutDetail(envelope);
            case "aws.events.event.json" -> envelope;
            default -> path(name, transformer).find(envelope);
        };
    }

    private static JsonPathExpression path(String name, Transform.InputTransformer transformer) {
        return Optional.ofNullable(transformer.paths().get(name)).orElseThrow(() -> new TransformException(
                "InputTemplate contains invalid placeholder %s.".formatted(name)));
    }

    private static String bare(JsonNode found) {
        return found.isMissingNode() ? "\"\"" : found.toString();
    }

    /** In a template that is a text, an object or a list loses its quotes: {@code {acc_id:0a78,sf_id:baz}}. In one that
     *  is JSON it keeps them, which makes no JSON of it; the service then delivers nothing. */
    private static String inQuotes(JsonNode found, boolean textTemplate) {
        String json = found.isMissingNode() ? "" : found.toString();
        if (found.isContainerNode()) {
            return textTemplate ? json.replace("\\\"", "").replace("\"", "") : json;
        }
        return found.isTextual() ? json.substring(1, json.length() - 1) : json;
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    /** The service's own form: the event without {@code detail}, and {@code detail-type} as {@code detailType}. */
    private static JsonNode withoutDetail(JsonNode envelope) {
        ObjectNode bare = envelope.deepCopy();
        bare.remove("detail");
        bare.set("detailType", bare.remove("detail-type"));
        return bare;
    }
}
