package busbar.api.model;

import busbar.api.model.Definition.Member;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One member in which two versions of a definition differ.
 *
 *  @param target id of the target that it is about; empty where it is about the whole definition
 *  @param member such as {@code pattern}; empty where a whole target came or went
 *  @param before empty where there was none
 *  @param after empty where there is none any more */
public record Difference(String target, String member, String before, String after) {
    private static final int VALUE_MAX = 60; // characters of a value that a sentence still carries
    private static final int NAMED_MAX = 5; // differences that a sentence still carries

    private record Place(String target, String member) {
        static final Place ORDER = new Place("", "targets");

        boolean isTarget() {
            return !target.isEmpty() && member.isEmpty();
        }
    }

    /** What has to be changed in the first to have the second, in the order of their members. Of a target that came or
     *  went that alone is told. */
    public static List<Difference> between(Definition before, Definition after) {
        Map<Place, String> old = byPlace(before);
        Map<Place, String> now = byPlace(after);
        Set<String> moved = targets(old);
        Set<String> both = targets(now);
        both.retainAll(moved);
        moved.addAll(targets(now));
        moved.removeAll(both);
        Set<Place> places = new LinkedHashSet<>(old.keySet());
        places.addAll(now.keySet());
        return places.stream().filter(place -> moved.contains(place.target()) ? place.isTarget()
                : !place.isTarget() && (moved.isEmpty() || !place.equals(Place.ORDER)))
                .map(place -> new Difference(place.target(), place.member(), old.getOrDefault(place, ""),
                        now.getOrDefault(place, "")))
                .filter(difference -> !difference.before().equals(difference.after())).toList();
    }

    private static Set<String> targets(Map<Place, String> values) {
        return values.keySet().stream().filter(Place::isTarget).map(Place::target)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<Place, String> byPlace(Definition definition) {
        Map<Place, String> values = new LinkedHashMap<>();
        for (Member member : definition.members()) {
            values.put(new Place(member.target(), member.name()), member.value());
        }
        return values;
    }

    /** All of them in one line, long values left out. */
    public static String words(List<Difference> all) {
        String named = all.stream().limit(NAMED_MAX).map(Difference::words).collect(Collectors.joining("; "));
        return all.size() <= NAMED_MAX ? named : named + "; and %d more".formatted(all.size() - NAMED_MAX);
    }

    /** In a few words, as in {@code target crm: url https://a → https://b}. */
    public String words() {
        if (member.isEmpty()) {
            return "target %s %s".formatted(target, before.isEmpty() ? "added" : "removed");
        }
        String place = target.isEmpty() ? member : "target %s: %s".formatted(target, member);
        return isShort(before) && isShort(after) ? "%s %s → %s".formatted(place, shown(before), shown(after)) : place;
    }

    private static boolean isShort(String value) {
        return value.length() <= VALUE_MAX && value.indexOf('\n') < 0;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : value;
    }
}
