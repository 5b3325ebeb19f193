package busbar.engine.match;

import busbar.api.event.StructuredEvent;
import busbar.api.json.FieldPath;
import busbar.api.json.FieldTrie;
import busbar.api.json.FieldValues;
import busbar.api.model.EventRule;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.DottedNames;
import busbar.engine.match.Compiled.Entry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The rules of one bus at one time. One pass over an event's bytes finds the fields that any rule asks for, and each
 *  value leads to the few rules that may want it; those are asked field by field, or by the pattern itself. A change
 *  makes a new index that shares what did not change, so matching never waits. Immutable; any thread. */
public final class RuleIndex {
    public static final RuleIndex EMPTY =
            new RuleIndex(new KeyTable<>(), FieldTrie.none(), Bucket.EMPTY);
    private static final String DETAIL_TYPE = "detail-type"; // who has it is Amazon's envelope
    private static final FieldPath ENVELOPE = FieldPath.of(DETAIL_TYPE);
    private static final Comparator<EventRule> BY_NAME = Comparator.comparing(EventRule::name);
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build(); // half a pair of surrogates too
    private final KeyTable<Compiled> byName;
    private final FieldTrie<ValueIndex> fields;
    private final Bucket always;
    private final boolean aws; // whether some rule asks for what all of the dialect aws ask for

    /** @param byName all rules, those switched off too
     *  @param always rules that have to be asked about every event */
    private RuleIndex(KeyTable<Compiled> byName, FieldTrie<ValueIndex> fields, Bucket always) {
        this.byName = byName;
        this.fields = fields;
        this.always = always;
        aws = fields.child(DETAIL_TYPE) != null;
    }

    public static RuleIndex of(Collection<EventRule> rules) {
        return EMPTY.changed(rules, List.of());
    }

    /** This index with some rules new or changed and some gone, by name. Costs as much as these are; many at once cost
     *  less than one after the other. */
    public RuleIndex changed(Collection<EventRule> kept, Collection<String> gone) {
        Object owner = new Object();
        RuleIndex index = this;
        for (EventRule rule : kept) {
            index = index.with(rule, owner);
        }
        for (String name : gone) {
            index = index.without(name, owner);
        }
        return index;
    }

    /** With a rule new or changed. */
    public RuleIndex with(EventRule rule) {
        return with(rule, new Object());
    }

    public RuleIndex without(String name) {
        return without(name, new Object());
    }

    private RuleIndex with(EventRule rule, Object by) {
        RuleIndex others = without(rule.name(), by);
        Compiled compiled = Compiler.compiled(rule, others.fields);
        KeyTable<Compiled> named = others.byName.with(rule.name(), rule.name().hashCode(), compiled, by);
        if (!rule.enabled()) {
            return new RuleIndex(named, others.fields, others.always);
        }
        FieldTrie<ValueIndex> more = others.fields;
        for (List<String> path : compiled.needed()) {
            more = more.using(path, by);
        }
        for (Entry entry : compiled.entries()) {
            more = more.edited(entry.path(), by,
                    kept -> (kept == null ? ValueIndex.EMPTY : kept).with(entry.key(), compiled, by));
        }
        return new RuleIndex(named, more,
                compiled.entries().isEmpty() ? others.always.with(compiled, by) : others.always);
    }

    private RuleIndex without(String name, Object by) {
        Compiled gone = byName.get(name);
        if (gone == null) {
            return this;
        }
        KeyTable<Compiled> named = byName.without(name, name.hashCode(), by);
        if (!gone.rule().enabled()) {
            return new RuleIndex(named, fields, always);
        }
        FieldTrie<ValueIndex> fewer = fields;
        for (Entry entry : gone.entries()) {
            fewer = fewer.edited(entry.path(), by, kept -> kept.without(entry.key(), gone, by));
        }
        for (List<String> path : gone.needed()) {
            fewer = fewer.leaving(path, by);
        }
        return new RuleIndex(named, fewer, always.without(gone, by));
    }

    /** How many fields at the top of an event some rule asks for. */
    int fieldsNeeded() {
        return fields.size();
    }

    /** The enabled rules that want an event, by name. Where the fields stand that these rules need, their targets'
     *  transforms among them, is kept with the event. */
    public List<EventRule> matching(StructuredEvent event) {
        Candidates candidates = new Candidates(aws);
        FieldValues values = event.find(fields, candidates);
        if (values.isBroken() || aws && values.find(ENVELOPE) >= 0) {
            return asked(byName.values(), event.tree());
        }
        always.addTo(candidates);
        List<EventRule> found = asked(candidates, new Seen(event, values, fields));
        return values.isDotted() ? withPaths(found, event.tree()) : found;
    }

    /** For rules of the aws dialect a name with a dot is a path, so they are asked about another event: the same with
     *  objects in the place of dots. */
    private List<EventRule> withPaths(List<EventRule> found, JsonNode event) {
        JsonNode nested = DottedNames.nested(event);
        if (nested == event) {
            return found;
        }
        List<EventRule> both = new ArrayList<>();
        found.stream().filter(rule -> rule.dialect() != Dialect.AWS).forEach(both::add);
        inJson(nested).map(this::matchingOnce).orElseGet(() -> asked(byName.values(), nested)).stream()
                .filter(rule -> rule.dialect() == Dialect.AWS).forEach(both::add);
        both.sort(BY_NAME);
        return both;
    }

    private List<EventRule> matchingOnce(StructuredEvent event) {
        Candidates candidates = new Candidates(aws);
        FieldValues values = event.find(fields, candidates);
        always.addTo(candidates);
        return asked(candidates, new Seen(event, values, fields));
    }

    /** Empty where it has a number beyond all numbers, or is deeper than is written. */
    private static Optional<StructuredEvent> inJson(JsonNode event) {
        try {
            return isFinite(event) ? Optional.of(new StructuredEvent(ASCII.writeValueAsBytes(event)))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isFinite(JsonNode node) {
        for (JsonNode child : node) {
            if (!isFinite(child)) {
                return false;
            }
        }
        return !node.isFloatingPointNumber() || Double.isFinite(node.doubleValue());
    }

    /** Of the named rules those that are enabled and want an event, by name. */
    public List<EventRule> matching(StructuredEvent event, Collection<String> names) {
        List<Compiled> named = new ArrayList<>();
        new TreeSet<>(names).stream().map(byName::get).forEach(rule -> {
            if (rule != null) {
                named.add(rule);
            }
        });
        return asked(named, event.tree());
    }

    private static List<EventRule> asked(List<Compiled> rules, JsonNode event) {
        return rules.stream().filter(r -> r.rule().enabled() && r.pattern().matches(event)).map(Compiled::rule)
                .sorted(BY_NAME).toList();
    }

    private static List<EventRule> asked(Candidates candidates, Seen event) {
        List<EventRule> found = new ArrayList<>(Math.min(candidates.size(), 16));
        for (int i = 0; i < candidates.size(); i++) {
            if (event.isWantedBy(candidates.get(i))) {
                found.add(candidates.get(i).rule());
            }
        }
        return found.size() < 2 ? found : distinct(found);
    }

    /** A rule can be met twice, by two values of an array. */
    private static List<EventRule> distinct(List<EventRule> found) {
        found.sort(BY_NAME);
        List<EventRule> once = new ArrayList<>(found.size());
        for (EventRule rule : found) {
            if (once.isEmpty() || once.get(once.size() - 1) != rule) {
                once.add(rule);
            }
        }
        return once;
    }
}
