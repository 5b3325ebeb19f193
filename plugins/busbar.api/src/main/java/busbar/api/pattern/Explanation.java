package busbar.api.pattern;

import java.util.List;

/** Whether an event matches, and for each field that the pattern asks for why or why not. */
public record Explanation(boolean matches, List<FieldResult> fields) {

    /** @param path the field, as in {@code data.amount}
     *  @param expected the conditions as JSON, any of which would do
     *  @param found the event's value as JSON; empty when the field is not there
     *  @param hint what is nearest to a match, in words; empty when there is nothing to say */
    public record FieldResult(String path, boolean matched, String expected, String found, String hint) {
    }

    public Explanation {
        fields = List.copyOf(fields);
    }
}
