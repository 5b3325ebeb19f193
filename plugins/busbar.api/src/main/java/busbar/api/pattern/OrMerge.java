package busbar.api.pattern;

import busbar.api.pattern.PatternNode.Either;
import busbar.api.pattern.PatternNode.Fields;
import busbar.api.pattern.PatternNode.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings together what a pattern says of one object in several places: under a dotted and a nested name, or inside and
 *  outside of {@code $or}. Needed where an event has an array there, of which one element has to fulfil it all; Amazon
 *  sees each way through the alternatives as one rule of its own. */
final class OrMerge {
    private static final int WAYS_MAX = 1_000; // Amazon EventBridge's own limit of combinations
    private int waysMade;

    /** @throws IllegalArgumentException when there would be too many ways through the alternatives */
    Fields merged(Fields fields) {
        Map<String, List<Fields>> objects = new LinkedHashMap<>();
        List<Member> members = new ArrayList<>();
        for (Member member : fields.members()) {
            switch (member.node()) {
                case PatternNode.Leaf leaf -> members.add(member);
                case Fields inner -> objects.computeIfAbsent(member.name(), n -> new ArrayList<>()).add(inner);
            }
        }
        if (isShared(objects.keySet(), fields.alternatives())) {
            return new Fields(List.of(), List.of(new Either(ways(fields).stream().map(this::merged).toList())));
        }
        objects.forEach((name, parts) -> members.add(new Member(name, merged(joined(parts)))));
        return new Fields(members, fields.alternatives().stream()
                .map(e -> new Either(e.options().stream().map(this::merged).toList())).toList());
    }

    /** Whether two places that hold at once speak of one object. */
    private static boolean isShared(Set<String> outside, List<Either> alternatives) {
        Set<String> seen = new HashSet<>(outside);
        for (Either either : alternatives) {
            Set<String> here = new HashSet<>();
            either.options().forEach(option -> objectNames(option, here));
            for (String name : here) {
                if (!seen.add(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void objectNames(Fields fields, Set<String> names) {
        fields.members().stream().filter(m -> m.node() instanceof Fields).forEach(m -> names.add(m.name()));
        fields.alternatives().forEach(e -> e.options().forEach(option -> objectNames(option, names)));
    }

    /** One object for each choice of alternatives. */
    private List<Fields> ways(Fields fields) {
        List<Fields> ways = List.of(new Fields(fields.members(), List.of()));
        for (Either either : fields.alternatives()) {
            waysMade += ways.size() * either.options().size();
            if (waysMade > WAYS_MAX) {
                throw new IllegalArgumentException(
                        "the alternatives of `$or` give more than %d combinations; write several rules."
                                .formatted(WAYS_MAX));
            }
            List<Fields> more = new ArrayList<>();
            ways.forEach(way -> either.options().forEach(option -> more.add(joined(List.of(way, option)))));
            ways = more;
        }
        return ways;
    }

    private static Fields joined(List<Fields> parts) {
        return parts.size() == 1 ? parts.get(0)
                : new Fields(parts.stream().flatMap(p -> p.members().stream()).toList(),
                        parts.stream().flatMap(p -> p.alternatives().stream()).toList());
    }
}
