package busbar.ui.rules;

import busbar.api.transform.RequestPart;
import busbar.api.transform.TargetParam;
import java.util.List;
import java.util.Optional;

/** How a target's body, or another part of its request, is made, as typed. */
record BodySketch(String form, String value, String template) {
    static final BodySketch ORIGINAL = new BodySketch("ORIGINAL", "", "");
    /** Of a part that nothing makes. */
    static final BodySketch NOTHING = new BodySketch("", "", "");
    /** The forms of both dialects, in the order in which they are offered. */
    static final List<String> FORMS =
            List.of("ORIGINAL", "CONSTANT", "JSONPATH", "TEMPLATE", "INPUT", "INPUTPATH", "INPUTTRANSFORMER");

    static BodySketch of(TargetParam param) {
        return new BodySketch(param.form(), param.value(), param.template());
    }

    /** What a part begins with: an example of what its form takes.
     *
     *  @param key of a part other than the body */
    static BodySketch begin(String key, String form) {
        boolean list = key.equals(RequestPart.PATH.key());
        return switch (form) {
            case "JSONPATH" -> new BodySketch(form, "$.data", "");
            case "TEMPLATE" -> new BodySketch(form, "{\"id\":\"$.id\"}", list ? "[\"${id}\"]" : "{\"id\":\"${id}\"}");
            default -> new BodySketch(form, list ? "[\"1\"]" : "{\"name\":\"value\"}", "");
        };
    }

    boolean isNothing() {
        return form.isEmpty();
    }

    BodySketch withValue(String other) {
        return new BodySketch(form, other, template);
    }

    BodySketch withTemplate(String other) {
        return new BodySketch(form, value, other);
    }

    boolean hasValue() {
        return !form.equals("ORIGINAL");
    }

    boolean hasTemplate() {
        return form.equals("TEMPLATE") || form.equals("INPUTTRANSFORMER");
    }

    /** Empty for the whole event, which needs no parameter. @throws IllegalArgumentException naming what is wrong */
    Optional<TargetParam> toParam() {
        return hasValue() ? Optional.of(toParam(TargetParam.BODY)) : Optional.empty();
    }

    /** @throws IllegalArgumentException naming what is wrong */
    TargetParam toParam(String key) {
        return TargetParam.of(key, form, value, template);
    }
}
