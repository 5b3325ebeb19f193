package busbar.ui.rules;

import busbar.api.transform.TargetParam;
import java.util.List;
import java.util.Optional;

/** How a target's body is made, as typed. */
record BodySketch(String form, String value, String template) {
    static final BodySketch ORIGINAL = new BodySketch("ORIGINAL", "", "");
    /** The forms of both dialects, in the order in which they are offered. */
    static final List<String> FORMS =
            List.of("ORIGINAL", "CONSTANT", "JSONPATH", "TEMPLATE", "INPUT", "INPUTPATH", "INPUTTRANSFORMER");

    static BodySketch of(TargetParam param) {
        return new BodySketch(param.form(), param.value(), param.template());
    }

    boolean hasValue() {
        return !form.equals("ORIGINAL");
    }

    boolean hasTemplate() {
        return form.equals("TEMPLATE") || form.equals("INPUTTRANSFORMER");
    }

    /** Empty for the whole event, which needs no parameter. @throws IllegalArgumentException naming what is wrong */
    Optional<TargetParam> toParam() {
        return hasValue() ? Optional.of(TargetParam.of(TargetParam.BODY, form, value, template)) : Optional.empty();
    }
}
