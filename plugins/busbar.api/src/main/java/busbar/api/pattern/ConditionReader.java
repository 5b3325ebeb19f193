package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads one element of a pattern's array: a plain value, or an object with an operator. */
record ConditionReader(Dialect dialect) {
    private static final Set<String> ALIYUN =
            Set.of("prefix", "suffix", "contains", "anything-but", "numeric", "cidr", "exists");
    private static final Set<String> AWS = Set.of("prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but",
            "numeric", "cidr", "exists");
    private static final Set<String> ALIYUN_REFUSABLE = Set.of("prefix", "suffix");
    private static final Set<String> AWS_REFUSABLE = Set.of("prefix", "suffix", "equals-ignore-case", "wildcard");
    private static final String BUT_EXAMPLE = "Example: {\"anything-but\":[\"a\",\"b\"]}";

    /** @throws IllegalArgumentException with found, expected and an example */
    Condition read(JsonNode value) {
        if (value.isArray()) {
            throw new IllegalArgumentException("an array inside an array is refused, found %s. Example: [\"a\",\"b\"]"
                    .formatted(value));
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
                    + "%d. Put each into braces of its own (then one of them is enough). ".formatted(conditions.size())
                    + "Example: [{\"prefix\":\"a\"},{\"suffix\":\"z\"}]");
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Every(conditions, object.toString());
    }

    private Condition operator(String name, JsonNode value) {
        if (!operators(dialect).contains(name)) {
            throw unknown(name);
        }
        return switch (name) {
            case "prefix" -> prefix(value);
            case "suffix" -> suffix(value);
            case "contains" -> new Condition.Contains(text("contains", value, "\"part\""));
            case "equals-ignore-case" -> new Condition.IgnoreCase(text("equals-ignore-case", value, "\"text\""));
            case "wildcard" -> wildcard(value);
            case "anything-but" -> anythingBut(value);
            case "numeric" -> new NumericReader(dialect).read(value);
            case "cidr" -> cidr(value);
            default -> exists(value);
        };
    }

    private IllegalArgumentException unknown(String name) {
        Dialect other = dialect == Dialect.AWS ? Dialect.ALIYUN : Dialect.AWS;
        String near = name.toLowerCase(Locale.ROOT);
        return new IllegalArgumentException("operator `%s` is not known in the %s dialect%s; it has %s. Example: {%s}"
                .formatted(name, word(dialect),
                        operators(other).contains(name) ? " (the %s dialect has it)".formatted(word(other)) : "",
                        String.join(", ", new TreeSet<>(operators(dialect))),
                        operators(dialect).contains(near) ? "\"%s\":…".formatted(near) : "\"prefix\":\"app.\""));
    }

    private static String word(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> operators(Dialect dialect) {
        return switch (dialect) {
            case ALIYUN -> ALIYUN;
            case AWS -> AWS;
        };
    }

    /** Whether one of the dialects has an operator of this name. */
    static boolean isOperator(String name) {
        return ALIYUN.contains(name) || AWS.contains(name);
    }

    private Condition prefix(JsonNode value) {
        return ignoresCase(value) ? new Condition.Prefix(value.get("equals-ignore-case").textValue(), true)
                : new Condition.Prefix(affix("prefix", value, "\"app.\""), false);
    }

    private Condition suffix(JsonNode value) {
        return ignoresCase(value) ? new Condition.Suffix(value.get("equals-ignore-case").textValue(), true)
                : new Condition.Suffix(affix("suffix", value, "\".jpg\""), false);
    }

    private String affix(String operator, JsonNode value, String example) {
        String text = text(operator, value, example);
        if (dialect == Dialect.ALIYUN && text.isEmpty()) {
            throw new IllegalArgumentException(
                    "`%1$s` needs a text that is not empty, found \"\". Example: {\"%1$s\":%2$s}"
                            .formatted(operator, example));
        }
        return text;
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
        List<Condition> refused = value.isObject() ? refusedBy(value) : refusedValues(value);
        if (refused.isEmpty()) {
            throw new IllegalArgumentException("`anything-but` needs a value, a list or an operator, found %s. %s"
                    .formatted(value, BUT_EXAMPLE));
        }
        return new Condition.AnythingBut(refused, "{\"anything-but\":%s}".formatted(value));
    }

    private List<Condition> refusedBy(JsonNode object) {
        if (object.size() != 1) {
            throw new IllegalArgumentException("`anything-but` takes one operator, found %s. %s"
                    .formatted(object, BUT_EXAMPLE));
        }
        Map.Entry<String, JsonNode> only = object.properties().iterator().next();
        if (!(dialect == Dialect.AWS ? AWS_REFUSABLE : ALIYUN_REFUSABLE).contains(only.getKey())) {
            throw new IllegalArgumentException("`anything-but` does not take `%s`. %s"
                    .formatted(only.getKey(), BUT_EXAMPLE));
        }
        return each(only.getValue()).stream().map(v -> refusable(only.getKey(), v)).toList();
    }

    private Condition refusable(String operator, JsonNode value) {
        String text = text(operator, value, "\"init\"");
        if (text.isEmpty() && (operator.equals("prefix") || operator.equals("suffix"))) {
            throw new IllegalArgumentException(
                    "`anything-but` with an empty `%s` would refuse every text. %s".formatted(operator, BUT_EXAMPLE));
        }
        return operator(operator, value);
    }

    private List<Condition> refusedValues(JsonNode value) {
        List<JsonNode> values = each(value);
        for (JsonNode each : values) {
            boolean fits = dialect == Dialect.AWS ? each.isTextual() || each.isNumber() : each.isValueNode();
            if (!fits) {
                throw new IllegalArgumentException("`anything-but` does not take %s. %s".formatted(each, BUT_EXAMPLE));
            }
            if (dialect == Dialect.AWS && each.isNumber() != values.get(0).isNumber()) {
                throw new IllegalArgumentException("`anything-but` takes texts or numbers, not both, found %s. %s"
                        .formatted(value, BUT_EXAMPLE));
            }
        }
        return values.stream().<Condition>map(Condition.Exact::new).toList();
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

    /** Amazon refuses a mask of a single address. Alibaba knows IPv4 only, and an address without a mask. */
    private Condition cidr(JsonNode value) {
        String network = text("cidr", value, "\"10.0.0.0/24\"");
        AddressRange range = AddressRange.parse(dialect == Dialect.AWS || network.contains("/") ? network
                : network + "/32").filter(r -> dialect == Dialect.AWS ? !r.isSingle() : r.isIpv4())
                .orElseThrow(() -> new IllegalArgumentException(
                        "`cidr` needs %s, found \"%s\". Example: {\"cidr\":\"10.0.0.0/24\"}".formatted(
                                dialect == Dialect.AWS ? "an IPv4 address with a mask of 0 to 31, or an IPv6 address "
                                        + "with one of 0 to 127" : "an IPv4 address with a mask of 0 to 32",
                                network)));
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
