package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Says in words what is nearest to a match, so that an operator sees the mistake. */
record Hints(Dialect dialect) {
    private static final String CASE = "Only the letter case differs.";

    /** Why the way to a field ends at this node; empty where it goes on. */
    String onTheWay(String path, JsonNode node, JsonNode parent) {
        if (node.isMissingNode()) {
            return missing(path, parent);
        }
        if (node.isArray() && dialect == Dialect.ALIYUN) {
            return "`%s` is an array; the aliyun dialect does not look for fields inside of arrays.".formatted(path);
        }
        return node.isContainerNode() ? ""
                : "`%s` is %s and no object, so it has no fields.".formatted(path, kind(node));
    }

    /** What the event has in place of a field that is not there. */
    String missing(String path, JsonNode parent) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        for (Iterator<String> names = parent.fieldNames(); names.hasNext();) {
            String other = names.next();
            if (bare(other).equals(bare(name))) {
                return "The event has no `%s`, but it has `%s`.".formatted(name, other);
            }
        }
        return otherDialect(path).isEmpty() ? "The event has no such field." : otherDialect(path);
    }

    private static String bare(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** The two dialects call the parts of an event by different names. */
    private String otherDialect(String path) {
        return switch (dialect) {
            case ALIYUN -> AwsEnvelope.cloudEventName(path).filter(name -> !name.equals(path))
                    .map(name -> "`%s` is a name of the aws dialect; the aliyun dialect says `%s`."
                            .formatted(path, name)).orElse("");
            case AWS -> AwsEnvelope.envelopeName(path).filter(name -> !name.equals(path))
                    .map(name -> "`%s` is a name of the aliyun dialect; the aws dialect says `%s`."
                            .formatted(path, name)).orElse("");
        };
    }

    /** What is nearest to a match of a value that is there. */
    String onValue(List<Condition> anyOf, JsonNode found) {
        if (found.isObject()) {
            return "The event has an object here; conditions hold for values. Name a field inside of it.";
        }
        return anyOf.stream().map(condition -> onValue(condition, found)).filter(hint -> !hint.isEmpty()).findFirst()
                .orElse("");
    }

    private static String onValue(Condition condition, JsonNode found) {
        return switch (condition) {
            case Condition.Exact(JsonNode text) when text.isTextual() && found.isTextual() ->
                text.textValue().strip().equalsIgnoreCase(found.textValue().strip())
                        ? text.textValue().equalsIgnoreCase(found.textValue()) ? CASE : "Only blanks around it differ."
                        : "";
            case Condition.Exact(JsonNode other) when found.isValueNode() && other.asText().equals(found.asText()) ->
                "The value is the same, but one is %s and the other is %s.".formatted(kind(other), kind(found));
            case Condition.Numeric numeric when found.isTextual() ->
                "The event has a text; a numeric condition wants a number.";
            case Condition.Exists(boolean wanted) when !wanted -> "The field is there, and it must not be.";
            case Condition.Cidr cidr when found.isTextual() && !AddressRange.isAddress(found.textValue()) ->
                "The event's value is no address.";
            case Condition other when found.isTextual() && !other.holds(found) && holdsInAnyCase(other, found) -> CASE;
            default -> "";
        };
    }

    private static boolean holdsInAnyCase(Condition condition, JsonNode found) {
        String text = found.textValue().toLowerCase(Locale.ROOT);
        return switch (condition) {
            case Condition.Prefix(String start, boolean any) -> text.startsWith(start.toLowerCase(Locale.ROOT));
            case Condition.Suffix(String end, boolean any) -> text.endsWith(end.toLowerCase(Locale.ROOT));
            case Condition.Contains(String part) -> text.contains(part.toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case ARRAY -> "an array";
            default -> "an object";
        };
    }
}
