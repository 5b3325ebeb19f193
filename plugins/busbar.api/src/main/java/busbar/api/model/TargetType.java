package busbar.api.model;

import java.util.List;

/** A kind of target and the form that describes it: forms are drawn and requests are checked from this.
 *
 *  @param type stable name on the wire, such as {@code http}
 *  @param fields in the order in which a form shows them */
public record TargetType(String type, String label, String help, List<Field> fields) {

    public TargetType {
        fields = List.copyOf(fields);
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
    }

    /** How a field is edited. A MAP is lines of {@code name: value}; a DURATION is a number of milliseconds. */
    public enum Kind {
        TEXT, URL, CHOICE, DURATION, MAP, BUS
    }
}
