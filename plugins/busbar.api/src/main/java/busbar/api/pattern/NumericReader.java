package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the bounds of a {@code numeric} condition. Alibaba takes one or two bounds of any kind, {@code !=} too; Amazon
 *  one, or a lower bound followed by a greater upper one. */
record NumericReader(Dialect dialect) {
    private static final String EXAMPLE = "Example: {\"numeric\":[\">\",0,\"<=\",5]}";
    private static final Set<String> SIGNS = Set.of("<", "<=", "=", ">=", ">");
    private static final BigDecimal AWS_LIMIT = new BigDecimal("5000000000"); // Amazon's documented range
    private static final BigDecimal ALIYUN_LIMIT = new BigDecimal("1000000000"); // Apache RocketMQ EventBridge's

    /** @throws IllegalArgumentException with found, expected and an example */
    Condition read(JsonNode value) {
        if (!value.isArray() || value.isEmpty() || value.size() % 2 != 0 || value.size() > 4) {
            throw new IllegalArgumentException(
                    "`numeric` needs one or two pairs of operator and number, found %s. %s".formatted(value, EXAMPLE));
        }
        List<Condition.Numeric.Bound> bounds = new ArrayList<>();
        for (int i = 0; i < value.size(); i += 2) {
            bounds.add(bound(value.get(i), value.get(i + 1)));
        }
        if (dialect == Dialect.AWS && bounds.size() == 2 && !isRange(bounds.get(0), bounds.get(1))) {
            throw new IllegalArgumentException(
                    "two bounds of `numeric` are a lower one (> or >=), then a greater upper one (< or <=), "
                            + "found %s. %s"
                            .formatted(value, EXAMPLE));
        }
        return new Condition.Numeric(bounds, "{\"numeric\":%s}".formatted(value));
    }

    private static boolean isRange(Condition.Numeric.Bound lower, Condition.Numeric.Bound upper) {
        return lower.operator().startsWith(">") && upper.operator().startsWith("<")
                && lower.limit().compareTo(upper.limit()) < 0;
    }

    private Condition.Numeric.Bound bound(JsonNode operator, JsonNode number) {
        String sign = operator.asText();
        if (!operator.isTextual() || !(SIGNS.contains(sign) || dialect == Dialect.ALIYUN && sign.equals("!="))) {
            throw new IllegalArgumentException(
                    "`numeric` does not know the operator %s; it has <, <=, =, >=, >%s. %s".formatted(operator,
                            dialect == Dialect.ALIYUN ? ", !=" : "", EXAMPLE));
        }
        if (!number.isNumber()) {
            throw new IllegalArgumentException("`numeric` needs a number after `%s`, found %s. %s"
                    .formatted(sign, number, EXAMPLE));
        }
        BigDecimal limit = number.decimalValue();
        BigDecimal most = dialect == Dialect.AWS ? AWS_LIMIT : ALIYUN_LIMIT;
        if (limit.abs().compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "`numeric` takes numbers from -%1$s to %1$s in the %2$s dialect, found %3$s. %4$s".formatted(
                            most.toPlainString(), dialect.name().toLowerCase(Locale.ROOT), number, EXAMPLE));
        }
        return new Condition.Numeric.Bound(sign, limit);
    }
}
