package busbar.api.model;

import busbar.api.pattern.Condition;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;

/** What a service takes at most, as a named profile. Sizes in bytes.
 *
 *  @param eventBytesMax size of one event as structured JSON
 *  @param expressionsPerFieldMax operators that one field of a pattern of the aliyun dialect may have, plain values
 *      aside
 *  @param extractedLengthMax of a value that JSONPATH or TEMPLATE takes from an event */
public record Limits(String profile, int eventBytesMax, int batchEventsMax, int batchBytesMax, int busesMax,
        int rulesPerBusMax, int targetsPerRuleMax, int idLengthMax, int subjectLengthMax, int expressionsPerFieldMax,
        int extractedLengthMax) {

    /** Alibaba EventBridge, "Limits", as published in 2025. Custom buses only are counted. Its rates (10,000 events a
     *  second on the default bus, 3,000 on another) share a cloud among tenants and are not imposed here. */
    public static final Limits ALIBABA_2025 =
            new Limits("alibaba-2025", 256 * 1024, 16, 1024 * 1024, 50, 50, 5, 128, 512, 5, 10_240);

    /** Bounded only by what the log of a bus keeps in one piece, 8 MiB with all that stands around the events. */
    public static final Limits UNLIMITED =
            new Limits("unlimited", 7 << 20, 10_000, 7 << 20, 10_000, 100_000, 1_000, 4_096, 65_536, 1_000,
                    Integer.MAX_VALUE);

    /** Counts the operators that each field of a pattern has; plain values and the aws dialect are not bounded.
     *
     *  @throws IllegalArgumentException naming field, found and limit */
    public void check(EventPattern pattern) {
        if (pattern.dialect() == Dialect.ALIYUN) {
            pattern.fields().forEach(field -> {
                int found = field.anyOf().stream().mapToInt(Limits::expressions).sum();
                Checks.check(found <= expressionsPerFieldMax,
                        "field `%s` has %d expressions; the limit `%s` is %d. Write several rules.", field.path(),
                        found, profile, expressionsPerFieldMax);
            });
        }
    }

    private static int expressions(Condition condition) {
        return switch (condition) {
            case Condition.Exact plain -> 0;
            case Condition.Every(var conditions, var words) -> conditions.size();
            default -> 1;
        };
    }

    /** @throws IllegalArgumentException naming the known profiles */
    public static Limits named(String profile) {
        return switch (profile) {
            case "alibaba-2025" -> ALIBABA_2025;
            case "unlimited" -> UNLIMITED;
            default -> throw new IllegalArgumentException(
                    "Limits profile `%s` is not known; give alibaba-2025 or unlimited.".formatted(profile));
        };
    }
}
