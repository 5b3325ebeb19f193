package busbar.api.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A kind of target and the form that describes it: forms are drawn and requests are checked from this.
 *
 *  @param type stable name on the wire, such as {@code http}
 *  @param fields in the order in which a form shows them */
public record TargetType(String type, String label, String help, List<Field> fields) {

    public TargetType {
        fields = List.copyOf(fields);
    }

    /** Checks what was filled in: known fields only, required ones filled, choices as offered.
     *
     *  @throws IllegalArgumentException naming the field, what was found and what is taken */
    public void check(Map<String, String> values) {
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        values.forEach((name, value) -> {
            Checks.check(fields.stream().anyMatch(f -> f.name().equals(name)),
                    "A target of type `%s` has no field `%s`; it has %s.", type, name,
                    names.isEmpty() ? "none" : names);
            Checks.check(value != null, "`%s` of a target of type `%s` is null; give a text.", name, type);
        });
        fields.forEach(field -> field.check(type, values.getOrDefault(field.name(), "").strip()));
    }

    /** One field of the form. Values travel as text.
     *
     *  @param choices the values offered; empty where any is taken
     *  @param initial the value of a new form; empty for none */
    public record Field(String name, String label, Kind kind, boolean required, String initial, List<String> choices,
            String help) {
        public Field {
            choices = List.copyOf(choices);
        }

        private void check(String type, String value) {
            boolean filled = !value.isEmpty() || !initial.isEmpty() && !kind.equals(Kind.TEXT);
            Checks.check(!required || filled, "A target of type `%s` needs a value for `%s`.", type, name);
            Checks.check(choices.isEmpty() || value.isEmpty() || choices.contains(value),
                    "`%s` in `%s` is not offered; give one of %s.", value, name, String.join(", ", choices));
        }
    }

    /** How a field is edited. A MAP is lines of {@code name: value}; a DURATION is a number of milliseconds; a
     *  CONNECTION is the name of a {@link Connection}. */
    public enum Kind {
        TEXT, URL, CHOICE, DURATION, MAP, BUS, CONNECTION
    }
}
