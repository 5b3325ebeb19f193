package busbar.engine.match;

import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.api.model.EventRule;
import busbar.api.pattern.Dialect;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rules and events out of so few names and values that they often meet. */
final class RuleArbitraries {
    static final List<String> NAMES = List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");
    private static final String[] VALUES = {"\"\"", "\"a\"", "\"ab\"", "\"b\"", "\"AB\"", "\"a\\u00e9\"", "\"true\"",
            "0",
        "1", "1.0", "-1.5", "10", "1e1", "0.1", "-0.0", "12345678901234567890", "1e400", "true", "false", "null"};
    private static final String[] COMMON = {"{\"prefix\":\"a\"}", "{\"prefix\":\"ab\"}", "{\"suffix\":\"b\"}",
        "{\"exists\":true}", "{\"exists\":false}", "{\"anything-but\":[\"a\",\"b\"]}",
                "{\"numeric\":[\">\",0,\"<=\",5]}",
        "{\"numeric\":[\"<\",1]}", "{\"numeric\":[\">=\",-1.5]}", "{\"numeric\":[\"=\",10]}",
                "{\"cidr\":\"10.0.0.0/8\"}"};
    private static final String[] ALIYUN = {"{\"contains\":\"a\"}", "{\"prefix\":\"a\",\"suffix\":\"b\"}",
        "{\"numeric\":[\"!=\",1]}", "{\"exists\":true,\"contains\":\"b\"}", "{\"anything-but\":null}"};
    private static final String[] AWS = {"{\"wildcard\":\"a*\"}", "{\"wildcard\":\"*b\"}", "{\"wildcard\":\"*\"}",
        "{\"equals-ignore-case\":\"ab\"}", "{\"prefix\":{\"equals-ignore-case\":\"A\"}}", "{\"prefix\":\"\"}"};

    private RuleArbitraries() {
    }

    static Arbitrary<EventRule> rules() {
        Arbitrary<String> names = Arbitraries.of(NAMES);
        return Arbitraries.of(Dialect.values()).flatMap(dialect -> Combinators.combine(names, pattern(dialect),
                Arbitraries.of(true, true, true, false)).as((name, pattern, enabled) -> EventRule
                        .draft("bus", name, "{}", List.of()).withPattern(dialect, pattern).withEnabled(enabled)));
    }

    private static Arbitrary<String> pattern(Dialect dialect) {
        Arbitrary<String> data = fields(dialect, 2).map(inner -> "\"%s\":{%s}".formatted(
                dialect == Dialect.AWS ? "detail" : "data", inner));
        Arbitrary<String> envelope = leaf(dialect).flatMap(leaf -> Arbitraries.of(dialect == Dialect.AWS
                ? List.of("source", "detail-type", "account", "version", "resources", "type")
                : List.of("source", "type", "subject", "detail-type")).map(name -> "\"%s\":%s".formatted(name, leaf)));
        Arbitrary<String> both = Combinators.combine(data, envelope).as((d, e) -> d + "," + e);
        return Arbitraries.oneOf(data, envelope, both).map(inner -> "{" + inner + "}");
    }

    private static Arbitrary<String> fields(Dialect dialect, int depth) {
        Arbitrary<String> value = depth == 0 ? leaf(dialect)
                : Arbitraries.oneOf(leaf(dialect), fields(dialect, depth - 1).map(f -> "{" + f + "}"));
        Arbitrary<String> plain = Arbitraries.maps(Arbitraries.of("a", "b", "é"), value).ofMinSize(1).ofMaxSize(2)
                .map(m -> String.join(",", m.entrySet().stream()
                        .map(e -> "\"%s\":%s".formatted(e.getKey(), e.getValue())).toList()));
        if (dialect == Dialect.ALIYUN || depth == 0) {
            return plain;
        }
        Arbitrary<String> either = fields(dialect, depth - 1).list().ofMinSize(2).ofMaxSize(3).map(
                options -> "\"$or\":[%s]".formatted(String.join(",",
                        options.stream().map(o -> "{" + o + "}").toList())));
        return Arbitraries.oneOf(plain, plain, either, Combinators.combine(plain, either).as((p, e) -> p + "," + e));
    }

    private static Arbitrary<String> leaf(Dialect dialect) {
        return Arbitraries.oneOf(Arbitraries.of(VALUES), Arbitraries.of(COMMON),
                Arbitraries.of(dialect == Dialect.AWS ? AWS : ALIYUN)).list().ofMinSize(1).ofMaxSize(3)
                .map(conditions -> "[" + String.join(",", conditions) + "]");
    }

    static Arbitrary<Event> events() {
        return Combinators.combine(Arbitraries.of("a", "ab", "AB", "0"), Arbitraries.of("a", "b", "true"), object(3))
                .as((source, type, data) -> Event.of("1", source, type).with("subject", source + type)
                        .with("aliyunaccountid", type).withData(EventData.json(data)));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> value = value(depth);
        Arbitrary<String> names = Arbitraries.of("a", "b", "\u00e9", "\\u0061", "c", "a.b", "b.a", "a\\u002eb");
        Arbitrary<String> member = Combinators.combine(names, value, Arbitraries.of("", " ", "\n\t"))
                .as((name, v, space) -> "%3$s\"%1$s\"%3$s:%3$s%2$s%3$s".formatted(name, v, space));
        return member.list().ofMaxSize(3).map(members -> "{" + String.join(",", members) + "}");
    }

    private static Arbitrary<String> value(int depth) {
        if (depth == 0) {
            return Arbitraries.of(VALUES);
        }
        Arbitrary<String> list = value(depth - 1).list().ofMaxSize(3).map(l -> "[ " + String.join(" ,", l) + "]");
        return Arbitraries.oneOf(Arbitraries.of(VALUES), list, object(depth - 1));
    }
}
