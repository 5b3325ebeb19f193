package busbar.engine.match;

import busbar.api.pattern.Condition;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what a field's value leads to a condition: each value that fulfils the condition is met by its key. The reverse
 *  need
 *  not hold, since whoever is found is asked again. */
sealed interface Key {
    /** This very text; {@code true}, {@code false} and {@code null} go by their words. */
    record Text(String text) implements Key {
    }

    /** This text in lower case. */
    record Folded(String text) implements Key {
    }

    record Start(String text) implements Key {
    }

    record End(String text) implements Key {
    }

    /** A number from one to the other, both included. */
    record Range(double from, double to) implements Key {
    }

    /** Any value. */
    record Any() implements Key {
    }

    /** Empty for a condition that a missing field fulfils. */
    static Optional<Key> of(Condition condition) {
        return switch (condition) {
            case Condition.Exact(var wanted) -> Optional.of(wanted.isNumber()
                    ? new Range(wanted.doubleValue(), wanted.doubleValue()) : new Text(wanted.asText()));
            case Condition.Prefix(var start, var ignoreCase) -> Optional.of(ignoreCase ? new Any() : start(start));
            case Condition.Suffix(var end, var ignoreCase) -> Optional.of(ignoreCase ? new Any() : end(end));
            case Condition.IgnoreCase(var wanted) -> Optional.of(new Folded(wanted.toLowerCase(Locale.ROOT)));
            case Condition.Wildcard wildcard -> Optional.of(wildcard(wildcard.parsed().parts()));
            case Condition.Numeric numeric -> Optional.of(range(numeric.bounds()));
            case Condition.Exists(var wanted) -> wanted ? Optional.of(new Any()) : Optional.empty();
            case Condition.Every every -> every.conditions().stream().map(Key::of).flatMap(Optional::stream)
                    .min(Comparator.comparingInt(Key::weight));
            case Condition.Contains c -> Optional.of(new Any());
            case Condition.AnythingBut a -> Optional.of(new Any());
            case Condition.Cidr c -> Optional.of(new Any());
        };
    }

    /** How much there is to expect behind such a key, beside what is there already. */
    static int weight(Key key) {
        return switch (key) {
            case Text t -> 0;
            case Folded f -> 0;
            case Start s -> 2;
            case End e -> 2;
            case Range r -> r.from() == r.to() ? 0 : 4;
            case Any a -> 1_000;
        };
    }

    private static Key start(String text) {
        return hasBytes(text) ? new Start(text) : new Any();
    }

    /** Half of a pair of surrogates has none, and whole characters begin or end with it. */
    private static boolean hasBytes(String text) {
        return !text.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Key end(String text) {
        return hasBytes(text) ? new End(text) : new Any();
    }

    private static Key wildcard(List<String> parts) {
        String first = parts.get(0);
        return parts.size() == 1 ? new Text(first) : first.isEmpty() ? end(parts.get(parts.size() - 1)) : start(first);
    }

    /** A double nearest to a limit keeps the order of numbers, so no value falls out. */
    private static Key range(List<Condition.Numeric.Bound> bounds) {
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        for (Condition.Numeric.Bound bound : bounds) {
            double limit = bound.limit().doubleValue();
            String operator = bound.operator();
            from = operator.startsWith(">") || operator.equals("=") ? Math.max(from, limit) : from;
            to = operator.startsWith("<") || operator.equals("=") ? Math.min(to, limit) : to;
        }
        return new Range(from, to);
    }
}
