package busbar.api.model;

/** What a service takes at most, as a named profile. Sizes in bytes.
 *
 *  @param eventBytesMax size of one event as structured JSON */
public record Limits(String profile, int eventBytesMax, int batchEventsMax, int batchBytesMax, int busesMax,
        int rulesPerBusMax, int targetsPerRuleMax, int idLengthMax, int subjectLengthMax) {

    /** Alibaba EventBridge, "Limits", as published in 2025. Custom buses only are counted. */
    public static final Limits ALIBABA_2025 =
            new Limits("alibaba-2025", 256 * 1024, 16, 1024 * 1024, 50, 50, 5, 128, 512);

    /** Bounded only by what a request and the memory of one delivery can hold. */
    public static final Limits UNLIMITED =
            new Limits("unlimited", 16 << 20, 10_000, 64 << 20, 10_000, 100_000, 1_000, 4_096, 65_536);

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
