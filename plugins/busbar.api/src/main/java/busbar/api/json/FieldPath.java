package busbar.api.json;

import java.util.List;

/** The names that lead from the top of a JSON object to one of its fields. A value; its hash is computed once. */
public final class FieldPath {
    private final List<String> names;
    private final int hash;

    private FieldPath(List<String> names) {
        this.names = List.copyOf(names);
        hash = this.names.hashCode();
    }

    public static FieldPath of(List<String> names) {
        return new FieldPath(names);
    }

    public static FieldPath of(String... names) {
        return new FieldPath(List.of(names));
    }

    public List<String> names() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FieldPath that && hash == that.hash && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
