package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one element of a pattern's array: a plain value, or an object with an operator. */
record ConditionReader(Dialect dialect) {
    private static final Set<String> ALIYUN =
            Set.of("prefix", "suffix", "contains", "anything-but", "numeric", "cidr", "exists");
    private static final Set<String> AWS = Set.of("prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but",
            "numeric", "cidr", "exists");
    private static final Set<String> BOUNDS = Set.of("<", "<=", "=", ">=", ">");
    private static final BigDecimal NUMBER_LIMIT = new BigDecimal("5000000000"); // Amazon's documented range

    /** @throws IllegalArgumentException with found, expected and an example */
    Condition read(JsonNode value) {
        if (value.isArray()) {
            throw new IllegalArgumentException("an array inside an array is refused. Example: [\"a\",\"b\"]");
        }
        return value.isObject() ? operators(value) : new Condition.Exact(value);
    }

    private Condition operators(JsonNode object) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            conditions.add(operator(entry.getKey(), entry.getValue()));
        }
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException(
                    "an operator was expected in the braces. Example: {\"prefix\":\"app.\"}");
        }
        if (dialect == Dialect.AWS && conditions.size() > 1) {
            throw new IllegalArgumentException("only one operator is allowed in an object of the aws dialect, found "
                    + "%d. Put each into braces of its own (then one of them is enough).".formatted(conditions.size()));
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Every(conditions, object.toString());
    }

    private Condition operator(String name, JsonNode value) {
        if (!(dialect == Dialect.AWS ? AWS : ALIYUN).contains(name)) {
            throw new IllegalArgumentException("operator `%s` is not known in the %s dialect; it has %s."
                    .formatted(name, dialect.name().toLowerCase(java.util.Locale.ROOT),
                            (dialect == Dialect.AWS ? AWS : ALIYUN).stream().sorted().toList()));
        }
        return switch (name) {
            case "prefix" -> prefix(value);
            case "suffix" -> suffix(value);
            case "contains" -> new Condition.Contains(text("contains", value, "\"part\""));
            case "equals-ignore-case" -> new Condition.IgnoreCase(text("equals-ignore-case", value, "\"text\""));
            case "wildcard" -> wildcard(value);
            case "anything-but" -> anythingBut(value);
            case "numeric" -> numeric(value);
            case "cidr" -> cidr(value);
            default -> exists(value);
        };
    }

    private Condition prefix(JsonNode value) {
        return ignoresCase(value) ? new Condition.Prefix(value.get("equals-ignore-case").textValue(), true)
                : new Condition.Prefix(text("prefix", value, "\"app.\""), false);
    }

    private Condition suffix(JsonNode value) {
        return ignoresCase(value) ? new Condition.Suffix(value.get("equals-ignore-case").textValue(), true)
                : new Condition.Suffix(text("suffix", value, "\".jpg\""), false);
    }

    private boolean ignoresCase(JsonNode value) {
        return dialect == Dialect.AWS && value.isObject() && value.size() == 1
                && value.path("equals-ignore-case").isTextual();
    }

    private static Condition wildcard(JsonNode value) {
        String form = text("wildcard", value, "\"dir/*.png\"");
        return new Condition.Wildcard(form, WildcardForm.parse(form));
    }

    private Condition anythingBut(JsonNode value) {
        List<Condition> refused = new ArrayList<>();
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                each(entry.getValue()).forEach(v -> refused.add(refusable(entry.getKey(), v)));
            }
        } else {
            each(value).forEach(v -> refused.add(new Condition.Exact(scalar(v))));
        }
        if (refused.isEmpty()) {
            throw new IllegalArgumentException(
                    "`anything-but` needs a value, a list or an operator. Example: {\"anything-but\":[\"a\",\"b\"]}");
        }
        return new Condition.AnythingBut(refused, "{\"anything-but\":%s}".formatted(value));
    }

    private Condition refusable(String operator, JsonNode value) {
        boolean known = dialect == Dialect.AWS
                ? Set.of("prefix", "suffix", "equals-ignore-case", "wildcard").contains(operator)
                : Set.of("prefix", "suffix").contains(operator);
        if (!known) {
            throw new IllegalArgumentException(
                    "`anything-but` does not take `%s`. Example: {\"anything-but\":{\"prefix\":\"init\"}}"
                            .formatted(operator));
        }
        return operator(operator, value);
    }

    private JsonNode scalar(JsonNode value) {
        boolean fits = dialect == Dialect.AWS ? value.isTextual() || value.isNumber() : value.isValueNode();
        if (!fits) {
            throw new IllegalArgumentException("`anything-but` does not take %s. Example: {\"anything-but\":\"a\"}"
                    .formatted(value));
        }
        return value;
    }

    private static List<JsonNode> each(JsonNode value) {
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else {
            values.add(value);
        }
        return values;
    }

    private Condition numeric(JsonNode value) {
        String example = "Example: {\"numeric\":[\">\",0,\"<=\",5]}";
        if (!value.isArray() || value.isEmpty() || value.size() % 2 != 0 || value.size() > 4) {
            throw new IllegalArgumentException(
                    "`numeric` needs one or two pairs of operator and number, found %s. %s".formatted(value, example));
        }
        List<Condition.Numeric.Bound> bounds = new ArrayList<>();
        for (int i = 0; i < value.size(); i += 2) {
            bounds.add(bound(value.get(i), value.get(i + 1), example));
        }
        return new Condition.Numeric(bounds, "{\"numeric\":%s}".formatted(value));
    }

    private Condition.Numeric.Bound bound(JsonNode operator, JsonNode number, String example) {
        String sign = operator.asText();
        if (!operator.isTextual() || !(BOUNDS.contains(sign) || dialect == Dialect.ALIYUN && sign.equals("!="))) {
            throw new IllegalArgumentException(
                    "`numeric` does not know the operator %s. %s".formatted(operator, example));
        }
        if (!number.isNumber()) {
            throw new IllegalArgumentException("`numeric` needs a number after `%s`, found %s. %s"
                    .formatted(sign, number, example));
        }
        BigDecimal limit = number.decimalValue();
        if (dialect == Dialect.AWS && limit.abs().compareTo(NUMBER_LIMIT) > 0) {
            throw new IllegalArgumentException("`numeric` takes numbers from -5e9 to 5e9, found %s.".formatted(number));
        }
        return new Condition.Numeric.Bound(sign, limit);
    }

    private Condition cidr(JsonNode value) {
        String network = text("cidr", value, "\"10.0.0.0/24\"");
        AddressRange range = AddressRange.parse(network).filter(r -> dialect == Dialect.AWS || r.isIpv4())
                .orElseThrow(() -> new IllegalArgumentException(
                        "`cidr` needs an address and a mask, found \"%s\". Example: {\"cidr\":\"10.0.0.0/24\"}"
                                .formatted(network)));
        return new Condition.Cidr(network, range);
    }

    private static Condition exists(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("`exists` needs true or false, found %s. Example: {\"exists\":false}"
                    .formatted(value));
        }
        return new Condition.Exists(value.booleanValue());
    }

    private static String text(String operator, JsonNode value, String example) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("`%s` needs a text, found %s. Example: {\"%s\":%s}"
                    .formatted(operator, value, operator, example));
        }
        return value.textValue();
    }
}
