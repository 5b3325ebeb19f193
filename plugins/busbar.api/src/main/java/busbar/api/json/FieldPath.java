package busbar.api.json;

import java.util.List;

/** The names that lead from the top of a JSON object to one of its fields. A value; equal ones in use are one object.
 *  The lowest bits of its hash are good enough for a table. */
public final class FieldPath {
    private static final Interner<FieldPath> KNOWN = new Interner<>();
    private final List<String> names;
    private final String key; // two paths are the same if these are; compared at once
    private final int hash;

    private FieldPath(List<String> names) {
        this.names = List.copyOf(names);
        StringBuilder lengthsAndNames = new StringBuilder();
        names.forEach(name -> lengthsAndNames.append(name.length()).append(':').append(name));
        key = lengthsAndNames.toString();
        hash = key.hashCode() ^ key.hashCode() >>> 16;
    }

    public static FieldPath of(List<String> names) {
        return KNOWN.shared(new FieldPath(names));
    }

    public static FieldPath of(String... names) {
        return of(List.of(names));
    }

    public List<String> names() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FieldPath that && hash == that.hash && key.equals(that.key);
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
