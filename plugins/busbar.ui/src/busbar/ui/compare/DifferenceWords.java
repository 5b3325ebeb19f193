package busbar.ui.compare;

import busbar.api.model.Difference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/** What differs, in the words of this language. Pure. */
public final class DifferenceWords {
    private static final int VALUE_MAX = 40; // characters that a cell of a table still shows
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("description", Messages.Member_description), Map.entry("enabled", Messages.Member_enabled),
            Map.entry("dialect", Messages.Member_dialect), Map.entry("pattern", Messages.Member_pattern),
            Map.entry("targets", Messages.Member_targets), Map.entry("bytesMax", Messages.Member_bytesMax),
            Map.entry("retention", Messages.Member_ageMax), Map.entry("type", Messages.Member_type),
            Map.entry("method", Messages.Member_method), Map.entry("headers", Messages.Member_headers),
            Map.entry("timeout", Messages.Member_timeout), Map.entry("connection", Messages.Member_connection),
            Map.entry("rate", Messages.Member_rate), Map.entry("bus", Messages.Member_bus),
            Map.entry("path", Messages.Member_path), Map.entry("strategy", Messages.Member_strategy),
            Map.entry("retriesMax", Messages.Member_retriesMax), Map.entry("tolerance", Messages.Member_tolerance),
            Map.entry("deadLetterBus", Messages.Member_deadLetterBus),
            Map.entry("concurrencyMax", Messages.Member_concurrencyMax),
            Map.entry("body form", Messages.Member_bodyForm), Map.entry("body value", Messages.Member_bodyValue),
            Map.entry("body template", Messages.Member_bodyTemplate), Map.entry("url", Messages.Member_url),
            Map.entry("authorization", Messages.Member_authorization), Map.entry("user", Messages.Member_user),
            Map.entry("header", Messages.Member_header), Map.entry("tokenUrl", Messages.Member_tokenUrl),
            Map.entry("clientId", Messages.Member_clientId));

    private DifferenceWords() {
    }

    /** All of them in one line. */
    public static String of(List<Difference> all) {
        return all.stream().map(DifferenceWords::of).collect(Collectors.joining("; "));
    }

    static String of(Difference difference) {
        if (difference.member().isEmpty()) {
            return NLS.bind(difference.before().isEmpty() ? Messages.Difference_added : Messages.Difference_removed,
                    difference.target());
        }
        String member = member(difference);
        String place = difference.target().isEmpty() ? member
                : NLS.bind(Messages.Difference_ofTarget, difference.target(), member);
        return isShort(difference.before()) && isShort(difference.after())
                ? place + " " + shown(difference.before()) + " → " + shown(difference.after()) : place;
    }

    private static String member(Difference difference) {
        if (difference.member().equals("ageMax")) {
            return difference.target().isEmpty() ? Messages.Member_ageMax : Messages.Member_retryAge;
        }
        return MEMBERS.getOrDefault(difference.member(), difference.member());
    }

    private static boolean isShort(String value) {
        return value.length() <= VALUE_MAX && value.indexOf('\n') < 0;
    }

    private static String shown(String value) {
        return value.isEmpty() ? Messages.Difference_none : value;
    }
}
