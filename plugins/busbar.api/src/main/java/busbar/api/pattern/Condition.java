package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What one value of an event has to be. A value is never an array or an object; a field that is not there is a missing
 *  node. */
public sealed interface Condition {

    boolean holds(JsonNode value);

    /** As its author writes it, in JSON. */
    String words();

    private static String affix(String operator, String text, boolean ignoreCase) {
        return ignoreCase ? "{\"%s\":{\"equals-ignore-case\":%s}}".formatted(operator, quoted(text))
                : "{\"%s\":%s}".formatted(operator, quoted(text));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** The same value and the same type; numbers by value, so that 300, 300.0 and 3.0e2 are one. */
    record Exact(JsonNode wanted) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return wanted.isNumber() ? value.isNumber() && Numbers.compare(value, wanted) == 0 : wanted.equals(value);
        }

        @Override
        public String words() {
            return wanted.toString();
        }
    }

    /** A text that begins so. */
    record Prefix(String start, boolean ignoreCase) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && value.textValue().regionMatches(ignoreCase, 0, start, 0, start.length());
        }

        @Override
        public String words() {
            return affix("prefix", start, ignoreCase);
        }
    }

    /** A text that ends so. */
    record Suffix(String end, boolean ignoreCase) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && value.textValue().regionMatches(ignoreCase,
                    value.textValue().length() - end.length(), end, 0, end.length());
        }

        @Override
        public String words() {
            return affix("suffix", end, ignoreCase);
        }
    }

    /** A text that has this anywhere. */
    record Contains(String part) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && value.textValue().contains(part);
        }

        @Override
        public String words() {
            return "{\"contains\":%s}".formatted(quoted(part));
        }
    }

    /** The same text, letter case aside. */
    record IgnoreCase(String wanted) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual()
                    && value.textValue().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
        }

        @Override
        public String words() {
            return "{\"equals-ignore-case\":%s}".formatted(quoted(wanted));
        }
    }

    /** A text that fits a form in which {@code *} stands for any characters. */
    record Wildcard(String form, WildcardForm parsed) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && parsed.fits(value.textValue());
        }

        @Override
        public String words() {
            return "{\"wildcard\":%s}".formatted(quoted(form));
        }
    }

    /** A value that is there and fulfils none of these. */
    record AnythingBut(List<Condition> refused, String words) implements Condition {
        public AnythingBut {
            refused = List.copyOf(refused);
        }

        @Override
        public boolean holds(JsonNode value) {
            if (value.isMissingNode()) {
                return false;
            }
            for (Condition each : refused) {
                if (each.holds(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A number within bounds, all of them. */
    record Numeric(List<Bound> bounds, String words) implements Condition {

        /** @param operator one of {@code < <= = >= > !=} */
        public record Bound(String operator, BigDecimal limit) {
            boolean holds(JsonNode value) {
                int side = Numbers.compare(value, limit);
                return switch (operator) {
                    case "<" -> side < 0;
                    case "<=" -> side <= 0;
                    case "=" -> side == 0;
                    case "!=" -> side != 0;
                    case ">=" -> side >= 0;
                    case ">" -> side > 0;
                    default -> throw new IllegalStateException(operator);
                };
            }
        }

        public Numeric {
            bounds = List.copyOf(bounds);
        }

        @Override
        public boolean holds(JsonNode value) {
            if (!value.isNumber()) {
                return false;
            }
            for (Bound bound : bounds) {
                if (!bound.holds(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A text that is an address in the network. */
    record Cidr(String network, AddressRange range) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && range.contains(value.textValue());
        }

        @Override
        public String words() {
            return "{\"cidr\":%s}".formatted(quoted(network));
        }
    }

    /** A field that is there, or is not. */
    record Exists(boolean wanted) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return wanted != value.isMissingNode();
        }

        @Override
        public String words() {
            return "{\"exists\":%s}".formatted(wanted);
        }
    }

    /** Several conditions on one value, all to be fulfilled. */
    record Every(List<Condition> conditions, String words) implements Condition {
        public Every {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(JsonNode value) {
            for (Condition each : conditions) {
                if (!each.holds(value)) {
                    return false;
                }
            }
            return true;
        }
    }
}
