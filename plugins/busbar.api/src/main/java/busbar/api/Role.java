package busbar.api;

/** What a key may do, from least to most. Each role includes those before it, but a publisher can only put events. */
public enum Role {
    PUBLISHER, VIEWER, OPERATOR, ADMIN;

    /** Whether a caller of this role may do what asks for {@code needed}. */
    public boolean allows(Role needed) {
        return needed == PUBLISHER ? this != VIEWER : compareTo(needed) >= 0;
    }

    /** The role of this lower-case name, such as {@code admin}. */
    public static Role named(String name) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "Role `%s` is not known; give admin, operator, viewer or publisher.".formatted(name));
    }
}
