package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Compares JSON numbers by value. A {@link BigDecimal} compares by magnitude first,
 *  so a huge exponent costs nothing. */
final class Numbers {

    private Numbers() {
    }

    static int compare(JsonNode number, JsonNode other) {
        return compare(number, decimal(other));
    }

    static int compare(JsonNode number, BigDecimal limit) {
        return decimal(number).compareTo(limit);
    }

    static BigDecimal decimal(JsonNode number) {
        if (number.isFloatingPointNumber() && !number.isBigDecimal()) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? BigDecimal.valueOf(value)
                    : BigDecimal.valueOf(Math.signum(value)).scaleByPowerOfTen(400);
        }
        return number.decimalValue();
    }
}
