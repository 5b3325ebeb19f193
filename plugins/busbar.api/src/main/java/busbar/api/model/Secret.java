package busbar.api.model;

/** A value that must not be seen: prints as {@code ***}. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
