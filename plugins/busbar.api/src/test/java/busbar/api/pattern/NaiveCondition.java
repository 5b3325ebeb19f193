package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One element of a pattern's array, asked straight from its JSON. */
record NaiveCondition(JsonNode json) {

    boolean holds(JsonNode value) {
        if (!json.isObject()) {
            return same(json, value);
        }
        return json.properties().stream().allMatch(operator -> holds(operator, value));
    }

    private static boolean holds(Map.Entry<String, JsonNode> operator, JsonNode value) {
        JsonNode wanted = operator.getValue();
        String text = value.isTextual() ? value.textValue() : null;
        return switch (operator.getKey()) {
            case "exists" -> wanted.booleanValue();
            case "anything-but" -> !refused(wanted, value);
            case "numeric" -> value.isNumber() && numeric(wanted, value.doubleValue());
            case "prefix" -> text != null && (wanted.isObject()
                    ? text.toLowerCase().startsWith(wanted.get("equals-ignore-case").textValue().toLowerCase())
                    : text.startsWith(wanted.textValue()));
            case "suffix" -> text != null && (wanted.isObject()
                    ? text.toLowerCase().endsWith(wanted.get("equals-ignore-case").textValue().toLowerCase())
                    : text.endsWith(wanted.textValue()));
            case "contains" -> text != null && text.contains(wanted.textValue());
            case "equals-ignore-case" -> text != null && text.equalsIgnoreCase(wanted.textValue());
            case "wildcard" -> text != null && text.matches(regex(wanted.textValue()));
            case "cidr" -> text != null && inside(wanted.textValue(), text);
            default -> throw new IllegalArgumentException(operator.getKey());
        };
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return wanted.isNumber() && value.isNumber() ? wanted.doubleValue() == value.doubleValue()
                : wanted.getNodeType() == value.getNodeType() && wanted.asText().equals(value.asText());
    }

    private static boolean refused(JsonNode wanted, JsonNode value) {
        if (wanted.isArray()) {
            for (JsonNode each : wanted) {
                if (refused(each, value)) {
                    return true;
                }
            }
            return false;
        }
        if (!wanted.isObject()) {
            return same(wanted, value);
        }
        Map.Entry<String, JsonNode> only = wanted.properties().iterator().next();
        Iterable<JsonNode> each = only.getValue().isArray() ? only.getValue() : List.of(only.getValue());
        for (JsonNode one : each) {
            if (holds(Map.entry(only.getKey(), one), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean numeric(JsonNode bounds, double value) {
        boolean within = true;
        for (int i = 0; i < bounds.size(); i += 2) {
            double limit = bounds.get(i + 1).doubleValue();
            within &= switch (bounds.get(i).textValue()) {
                case "<" -> value < limit;
                case "<=" -> value <= limit;
                case ">" -> value > limit;
                case ">=" -> value >= limit;
                case "!=" -> value != limit;
                default -> value == limit;
            };
        }
        return within;
    }

    private static String regex(String form) {
        StringBuilder regex = new StringBuilder("(?s)");
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c == '\\' ? form.charAt(++i) : c)));
        }
        return regex.toString();
    }

    private static boolean inside(String network, String text) {
        if (!text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            return false;
        }
        String[] parts = network.split("/");
        long size = 1L << 32 - Integer.parseInt(parts[1]);
        return number(parts[0]) / size == number(text) / size;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }
}
