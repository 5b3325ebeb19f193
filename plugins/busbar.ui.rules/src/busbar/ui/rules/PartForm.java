package busbar.ui.rules;

import busbar.api.model.TargetType;
import busbar.api.transform.TargetParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Combo;

/** The rows of what else of a target's request is made from the event, as far as its kind takes it. */
final class PartForm {
    private final FormRows rows;
    private final TargetType type;

    /** Hears a change. */
    @FunctionalInterface
    interface Change {

        /** @param field what is typed in; empty for what is chosen */
        void to(String field, BodySketch part);
    }

    PartForm(FormRows rows, TargetType type) {
        this.rows = rows;
        this.type = type;
    }

    /** Params of a kind that have a form of their own here. */
    static List<TargetType.Param> of(TargetType type) {
        return type.params().stream().filter(param -> !param.key().equals(TargetParam.BODY)).toList();
    }

    /** @param get the part as it is; {@link BodySketch#NOTHING} while nothing makes it */
    void fill(TargetType.Param param, Supplier<BodySketch> get, Change change) {
        String id = "target." + param.key();
        List<String> forms = new ArrayList<>(param.forms());
        forms.addFirst(Messages.TargetForm_none);
        Combo form = rows.choice(Labels.of(type, param), id, forms,
                () -> get.get().isNothing() ? Messages.TargetForm_none : get.get().form(),
                chosen -> change.to("", chosen.equals(Messages.TargetForm_none) ? BodySketch.NOTHING
                        : BodySketch.begin(param.key(), chosen)));
        form.setToolTipText(Labels.help(type, param));
        if (!get.get().isNothing()) {
            area(Messages.TargetForm_value, id + ".value", () -> get.get().value(),
                    value -> change.to(param.key() + ".value", get.get().withValue(value)));
        }
        if (get.get().hasTemplate()) {
            area(Messages.TargetForm_template, id + ".template", () -> get.get().template(),
                    template -> change.to(param.key() + ".template", get.get().withTemplate(template)));
        }
    }

    private void area(String label, String id, Supplier<String> get, Consumer<String> set) {
        rows.area(label, id, 2, get, set);
    }
}
