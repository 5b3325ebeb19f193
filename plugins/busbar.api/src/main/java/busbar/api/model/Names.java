package busbar.api.model;

import static busbar.api.model.Checks.check;

import java.util.regex.Pattern;

/** What buses, rules and targets may be called: Alibaba EventBridge, "Limits" (2025). */
public final class Names {
    public static final int LENGTH_MAX = 127;
    private static final Pattern BUS_OR_RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,126}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,126}");
    private static final String RESERVED = "eventbridge-reserved-";

    private Names() {
    }

    public static void checkBus(String name) {
        check(BUS_OR_RULE.matcher(name).matches(),
                "Bus name `%s` is refused; give 1 to %d letters, digits or hyphens, the first no hyphen.",
                name, LENGTH_MAX);
    }

    public static void checkRule(String name) {
        check(BUS_OR_RULE.matcher(name).matches(),
                "Rule name `%s` is refused; give 1 to %d letters, digits or hyphens, the first no hyphen.",
                name, LENGTH_MAX);
    }

    public static void checkTarget(String id) {
        check(TARGET.matcher(id).matches(),
                "Target id `%s` is refused; give 1 to %d letters, digits, dots, underscores or hyphens.",
                id, LENGTH_MAX);
    }

    /** Names that the service keeps for itself and that nobody may create. */
    public static boolean isReserved(String name) {
        return name.equals(EventBus.DEFAULT) || name.startsWith(RESERVED);
    }
}
