package busbar.api.model;

import java.time.Instant;

/** A named channel that takes events. The built-in {@value #DEFAULT} bus takes official events only. */
public record EventBus(String name, String description, Instant createdAt) {
    public static final String DEFAULT = "default";

    public EventBus {
        Names.checkBus(name);
    }

    public boolean isBuiltIn() {
        return name.equals(DEFAULT);
    }
}
