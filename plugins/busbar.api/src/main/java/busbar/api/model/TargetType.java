package busbar.api.model;

import busbar.api.transform.TargetParam;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of target and the form that describes it: forms are drawn and requests are checked from this.
 *
 *  @param type stable name on the wire, such as {@code http}
 *  @param fields in the order in which a form shows them
 *  @param params what of its request can be made from the event, likewise */
public record TargetType(String type, String label, String help, List<Field> fields, List<Param> params) {

    public TargetType {
        fields = List.copyOf(fields);
        params = List.copyOf(params);
    }

    /** The params in the order in which they are declared, each under its declared key, whatever its case was.
     *
     *  @throws IllegalArgumentException naming the param that is not taken and those that are */
    List<TargetParam> checked(List<TargetParam> given) {
        List<String> keys = params.stream().map(Param::key).toList();
        return given.stream().map(this::checked).sorted(Comparator.comparing(p -> keys.indexOf(p.resourceKey())))
                .toList();
    }

    private TargetParam checked(TargetParam given) {
        Param param = param(given.resourceKey()).orElseThrow(() -> new IllegalArgumentException(
                "A target of type `%s` has no param `%s`; it has %s.".formatted(type, given.resourceKey(),
                        params.stream().map(Param::key).collect(Collectors.joining(", ")))));
        Checks.check(param.forms().contains(given.form()), "`%s` of a target of type `%s` is not made by %s; give one "
                + "of %s.", param.key(), type, given.form(), String.join(", ", param.forms()));
        return new TargetParam(param.key(), given.transform());
    }

    /** @param key in any case */
    public Optional<Param> param(String key) {
        return params.stream().filter(param -> param.key().equalsIgnoreCase(key)).findFirst();
    }

    /** A part of the request that can be made from the event.
     *
     *  @param key its {@code resourceKey}
     *  @param forms what makes it, as {@link TargetParam#form} names them, in the order in which they are offered */
    public record Param(String key, String label, List<String> forms, String help) {
        public Param {
            forms = List.copyOf(forms);
        }
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
