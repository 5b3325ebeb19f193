package busbar.api.model;

import java.time.Instant;

/** A named channel that takes events. The built-in {@value #DEFAULT} bus takes official events only. */
public record EventBus(String name, String description, Instant createdAt) {
    public static final String DEFAULT = "default";
    private static final String OFFICIAL = "acs."; // how the sources of official events begin

    public EventBus {
        Names.checkBus(name);
    }

    /** Whether a bus takes events of this source: the built-in one takes official events only. */
    public static boolean takes(String bus, String source) {
        return !bus.equals(DEFAULT) || source.startsWith(OFFICIAL);
    }

    public boolean isBuiltIn() {
        return name.equals(DEFAULT);
    }
}
