package busbar.ui.rules;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;

/** A target: the fields of its type, the body, and how hard it is tried. */
final class TargetForm {
    private static final int RETRIES_MAX = 185;
    private static final int AGE_SECONDS_MAX = 7 * 24 * 3600;
    private final RuleModel model;
    private final int index;
    private final Offered offered;

    TargetForm(RuleModel model, int index, Offered offered) {
        this.model = model;
        this.index = index;
        this.offered = offered;
    }

    void fill(FormRows rows) {
        TargetType type = offered.type(target().type(), TargetForms.ALL.get(0));
        rows.section(Labels.of(type));
        rows.text(Messages.TargetForm_id, "target.id", () -> target().id(), id -> change("id", t -> t.withId(id)));
        type.fields().forEach(field -> field(rows, type, field));
        concurrency(rows);
        rows.problem("target.problem", () -> target().problem().orElse(""));
        body(rows);
        parts(rows, type);
        retry(rows);
    }

    private void field(FormRows rows, TargetType type, TargetType.Field field) {
        String label = Labels.of(type, field);
        String id = "target." + field.name();
        Control row = switch (field.kind()) {
            case CHOICE -> rows.choice(label, id, field.choices(), () -> value(field),
                    value -> change("", t -> t.withValue(field.name(), value)));
            case MAP -> rows.area(label, id, 2, () -> value(field),
                    value -> change(field.name(), t -> t.withValue(field.name(), value)));
            case CONNECTION -> rows.choice(label, id, connections(value(field)), () -> value(field),
                    value -> change("", t -> t.withValue(field.name(), value)));
            case TEXT, URL, DURATION, BUS -> rows.text(label, id, () -> value(field),
                    value -> change(field.name(), t -> t.withValue(field.name(), value)));
        };
        row.setToolTipText(Labels.help(type, field));
    }

    /** The connections that there are, and the one that is named, be it there or not. */
    private FormRows.Options connections(String named) {
        List<String> values = new ArrayList<>(offered.connections());
        values.addFirst("");
        if (!values.contains(named)) {
            values.add(named);
        }
        return new FormRows.Options(values, values.stream().map(v -> v.isEmpty() ? Messages.TargetForm_none : v)
                .toList(), Messages.TargetForm_newConnection, offered.newConnection());
    }

    private void concurrency(FormRows rows) {
        Spinner most = rows.number(Messages.TargetForm_concurrency, "target.concurrency", 1,
                EventTarget.CONCURRENCY_LIMIT, () -> target().concurrencyMax(),
                count -> change("concurrency", t -> t.withConcurrency(count)));
        most.setToolTipText(NLS.bind(Messages.TargetForm_concurrencyHelp, EventTarget.CONCURRENCY_LIMIT));
        rows.onRefresh(() -> most.setEnabled(target().tolerance() == ErrorsTolerance.ALL));
    }

    private void body(FormRows rows) {
        rows.section(Messages.TargetForm_body);
        List<String> forms = model.sketch().dialect() == Dialect.AWS
                ? BodySketch.FORMS : BodySketch.FORMS.subList(0, 4);
        rows.choice(Messages.TargetForm_form, "target.form",
                forms.contains(target().body().form()) ? forms : BodySketch.FORMS, () -> target().body().form(),
                form -> change("", t -> t.withBody(new BodySketch(form, t.body().value(), t.body().template()))));
        if (target().body().hasValue()) {
            rows.area(Messages.TargetForm_value, "target.value", 2, () -> target().body().value(),
                    value -> change("value",
                    t -> t.withBody(new BodySketch(t.body().form(), value, t.body().template()))));
        }
        if (target().body().hasTemplate()) {
            rows.area(Messages.TargetForm_template, "target.template", 4, () -> target().body().template(),
                    template -> change("template",
                            t -> t.withBody(new BodySketch(t.body().form(), t.body().value(), template))));
        }
    }

    private void parts(FormRows rows, TargetType type) {
        PartForm form = new PartForm(rows, type);
        PartForm.of(type).forEach(param -> form.fill(param, () -> target().part(param.key()),
                (field, part) -> change(field, t -> t.withPart(param.key(), part))));
    }

    private void retry(FormRows rows) {
        rows.title(Messages.TargetForm_retry);
        rows.choice(Messages.TargetForm_strategy, "target.strategy",
                Arrays.stream(RetryPolicy.Strategy.values()).map(Labels::of).toList(),
                () -> Labels.of(target().strategy()), label -> change("", t -> strategy(t, Labels.strategy(label))));
        rows.number(Messages.TargetForm_retries, "target.retries", 0, RETRIES_MAX, () -> target().retriesMax(),
                retries -> change("retries", t -> t.withRetry(t.strategy(), retries, t.ageMaxSeconds())));
        rows.number(Messages.TargetForm_age, "target.age", 1, AGE_SECONDS_MAX, () -> (int) target().ageMaxSeconds(),
                seconds -> change("age", t -> t.withRetry(t.strategy(), t.retriesMax(), seconds)));
        rows.choice(Messages.TargetForm_tolerance, "target.tolerance",
                Arrays.stream(ErrorsTolerance.values()).map(Labels::of).toList(), () -> Labels.of(target().tolerance()),
                label -> change("", t -> t.withTolerance(Labels.tolerance(label))));
        deadLetters(rows);
    }

    private void deadLetters(FormRows rows) {
        DeadLetterChoice choice = new DeadLetterChoice(model.sketch().bus(), offered.buses());
        Optional<String> named = target().deadLetterBus();
        Combo combo = rows.choice(Messages.TargetForm_deadLetters, "target.deadLetters", choice.words(named),
                () -> choice.word(target().deadLetterBus()),
                word -> change("", t -> t.withDeadLetterBus(choice.chosen(word, named))));
        combo.setToolTipText(Messages.TargetForm_deadLettersHelp);
        rows.onRefresh(() -> combo.setEnabled(target().tolerance() == ErrorsTolerance.ALL));
        rows.problem("target.deadLettersProblem", () -> choice.problem(target().deadLetterBus()));
    }

    /** Each strategy comes with its own documented number of retries. */
    private static TargetSketch strategy(TargetSketch target, RetryPolicy.Strategy strategy) {
        RetryPolicy usual = strategy == RetryPolicy.Strategy.BACKOFF_RETRY ? RetryPolicy.BACKOFF
                : RetryPolicy.EXPONENTIAL_DECAY;
        return target.withRetry(strategy, usual.retriesMax(), usual.ageMax().toSeconds());
    }

    private String value(TargetType.Field field) {
        return target().values().getOrDefault(field.name(), "");
    }

    private TargetSketch target() {
        return model.sketch().targets().get(index);
    }

    private void change(String field, UnaryOperator<TargetSketch> change) {
        RuleSketch changed = model.sketch().withTarget(index, change.apply(target()));
        model.editField(field.isEmpty() ? "" : "target." + index + "." + field, changed);
    }
}
