package busbar.engine.match;

import busbar.api.json.FieldPath;
import busbar.api.json.FieldTrie;
import busbar.api.model.EventRule;
import busbar.api.pattern.AwsEnvelope;
import busbar.api.pattern.Condition;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import busbar.api.pattern.PatternNode;
import busbar.engine.match.Compiled.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds where the index is to hold a rule. Of all fields that an event must have to match, the one is taken behind
 *  whose key the fewest other rules stand by now; so the index finds by itself what tells the rules of a bus apart. */
final class Compiler {
    private static final int LOAD_MAX = 1_000; // counted; more make no difference
    private final FieldTrie<ValueIndex> fields;
    private final Dialect dialect;
    private final List<List<String>> needed = new ArrayList<>();

    private Compiler(FieldTrie<ValueIndex> fields, Dialect dialect) {
        this.fields = fields;
        this.dialect = dialect;
    }

    /** @param fields of the index so far */
    static Compiled compiled(EventRule rule, FieldTrie<ValueIndex> fields) {
        EventPattern pattern = rule.eventPattern();
        Compiler compiler = new Compiler(fields, rule.dialect());
        List<Entry> entries = compiler.cover(pattern.root(), List.of()).orElse(List.of());
        if (rule.dialect() == Dialect.AWS) {
            compiler.needed.add(List.of("detail-type")); // an event that has it is no CloudEvent
        }
        rule.targets().stream().flatMap(t -> t.params().stream()).flatMap(p -> p.transform().fields().stream())
                .map(FieldPath::names).filter(names -> !names.isEmpty()).forEach(compiler.needed::add);
        List<Check> checks = new ArrayList<>();
        boolean flat = compiler.addChecks(pattern.root(), List.of(), checks);
        Collections.reverse(checks); // patterns go from the general to the special, which is the sooner missed
        return new Compiled(rule, pattern, compiler.needed, entries, flat, checks.toArray(Check[]::new));
    }

    /** Entries one of which is met whenever these fields match; empty when there are none such. */
    private Optional<List<Entry>> cover(PatternNode.Fields wanted, List<String> path) {
        List<List<Entry>> covers = new ArrayList<>();
        for (PatternNode.Member member : wanted.members()) {
            inCloudEvent(path, member.name()).flatMap(place -> cover(member.node(), place)).ifPresent(covers::add);
        }
        for (PatternNode.Either either : wanted.alternatives()) {
            cover(either, path).ifPresent(covers::add);
        }
        return covers.size() < 2 ? covers.stream().findFirst() : Optional.of(cheapest(covers));
    }

    private Optional<List<Entry>> cover(PatternNode wanted, List<String> path) {
        return switch (wanted) {
            case PatternNode.Fields inner -> cover(inner, path);
            case PatternNode.Leaf(var conditions) -> {
                needed.add(path);
                yield cover(conditions, path);
            }
        };
    }

    private static Optional<List<Entry>> cover(List<Condition> conditions, List<String> path) {
        List<Entry> entries = conditions.stream().map(Key::of).flatMap(Optional::stream)
                .map(key -> new Entry(path, key)).distinct().toList();
        return conditions.stream().allMatch(c -> Key.of(c).isPresent()) ? Optional.of(entries) : Optional.empty();
    }

    /** All alternatives together, if each has its own; all are looked at, for what they need. */
    private Optional<List<Entry>> cover(PatternNode.Either either, List<String> path) {
        List<Optional<List<Entry>>> covers = either.options().stream().map(option -> cover(option, path)).toList();
        return covers.stream().allMatch(Optional::isPresent)
                ? Optional.of(covers.stream().flatMap(Optional::stream).flatMap(List::stream).distinct().toList())
                : Optional.empty();
    }

    /** @return false where the pattern asks for more than one field after the other */
    private boolean addChecks(PatternNode.Fields wanted, List<String> path, List<Check> checks) {
        if (!wanted.alternatives().isEmpty()) {
            return false;
        }
        for (PatternNode.Member member : wanted.members()) {
            Optional<List<String>> place = inCloudEvent(path, member.name());
            if (place.isEmpty() || !addChecks(member.node(), place.get(), checks)) {
                return false;
            }
        }
        return true;
    }

    private boolean addChecks(PatternNode wanted, List<String> path, List<Check> checks) {
        return switch (wanted) {
            case PatternNode.Fields inner -> addChecks(inner, path, checks);
            case PatternNode.Leaf leaf -> checks.add(Check.of(FieldPath.of(path), leaf, dialect));
        };
    }

    private Optional<List<String>> inCloudEvent(List<String> path, String name) {
        Optional<String> called = dialect == Dialect.AWS && path.isEmpty() ? AwsEnvelope.cloudEventName(name)
                : Optional.of(name);
        return called.map(n -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(n);
            return List.copyOf(longer);
        });
    }

    /** The last of equals: patterns go from the general to the special. */
    private List<Entry> cheapest(List<List<Entry>> covers) {
        List<Entry> best = covers.get(0);
        int least = Integer.MAX_VALUE;
        for (List<Entry> cover : covers) {
            int cost = cost(cover);
            if (cost <= least) {
                best = cover;
                least = cost;
            }
        }
        return best;
    }

    private int cost(List<Entry> cover) {
        return cover.stream().mapToInt(e -> Key.weight(e.key()) + load(e)).sum();
    }

    private int load(Entry entry) {
        FieldTrie<ValueIndex> field = fields;
        for (String name : entry.path()) {
            field = field == null ? null : field.child(name);
        }
        return field == null || field.value() == null ? 0 : field.value().load(entry.key(), LOAD_MAX);
    }
}
