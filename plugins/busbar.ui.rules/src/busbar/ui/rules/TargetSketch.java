package busbar.ui.rules;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.transform.TargetParam;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target while it is being drawn: texts as typed, which may still be wrong.
 *
 *  @param values of the type's form, by field */
record TargetSketch(String id, String type, Map<String, String> values, BodySketch body, RetryPolicy.Strategy strategy,
        int retriesMax, long ageMaxSeconds, ErrorsTolerance tolerance, Optional<String> deadLetterBus,
        int concurrencyMax, List<TargetParam> otherParams) {

    TargetSketch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        otherParams = List.copyOf(otherParams);
    }

    /** A new target with what its type's form begins with. */
    static TargetSketch of(String id, TargetType type) {
        Map<String, String> values = new LinkedHashMap<>();
        type.fields().forEach(field -> values.put(field.name(), field.initial()));
        RetryPolicy retry = RetryPolicy.BACKOFF;
        return new TargetSketch(id, type.type(), values, BodySketch.ORIGINAL, retry.strategy(), retry.retriesMax(),
                retry.ageMax().toSeconds(), ErrorsTolerance.ALL, Optional.empty(), EventTarget.CONCURRENCY_DEFAULT,
                List.of());
    }

    static TargetSketch of(EventTarget target) {
        Optional<TargetParam> body = target.params().stream().filter(TargetSketch::isBody).findFirst();
        return new TargetSketch(target.id(), TargetForms.typeOf(target.destination()).type(),
                TargetForms.values(target.destination()), body.map(BodySketch::of).orElse(BodySketch.ORIGINAL),
                target.retry().strategy(), target.retry().retriesMax(), target.retry().ageMax().toSeconds(),
                target.tolerance(), target.deadLetterBus(), target.concurrencyMax(),
                target.params().stream().filter(p -> !isBody(p)).toList());
    }

    private static boolean isBody(TargetParam param) {
        return param.resourceKey().equals(TargetParam.BODY);
    }

    /** @throws IllegalArgumentException naming what is still wrong */
    EventTarget toTarget() {
        List<TargetParam> params = new java.util.ArrayList<>(otherParams);
        body.toParam().ifPresent(params::add);
        return new EventTarget(id, TargetForms.destination(type, values), params,
                new RetryPolicy(strategy, retriesMax, Duration.ofSeconds(ageMaxSeconds)), tolerance, deadLetterBus,
                concurrencyMax);
    }

    /** What is wrong with it; empty when it could be saved. */
    Optional<String> problem() {
        try {
            toTarget();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Where it delivers to, as far as it is known. */
    String endpoint() {
        return problem().isPresent() ? "" : toTarget().destination().endpoint();
    }

    TargetSketch withId(String other) {
        return new TargetSketch(other, type, values, body, strategy, retriesMax, ageMaxSeconds, tolerance,
                deadLetterBus, concurrencyMax, otherParams);
    }

    TargetSketch withValue(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new TargetSketch(id, type, more, body, strategy, retriesMax, ageMaxSeconds, tolerance, deadLetterBus,
                concurrencyMax, otherParams);
    }

    TargetSketch withBody(BodySketch other) {
        return new TargetSketch(id, type, values, other, strategy, retriesMax, ageMaxSeconds, tolerance, deadLetterBus,
                concurrencyMax, otherParams);
    }

    TargetSketch withRetry(RetryPolicy.Strategy other, int retries, long ageSeconds) {
        return new TargetSketch(id, type, values, body, other, retries, ageSeconds, tolerance, deadLetterBus,
                concurrencyMax, otherParams);
    }

    TargetSketch withTolerance(ErrorsTolerance other) {
        return new TargetSketch(id, type, values, body, strategy, retriesMax, ageMaxSeconds, other, deadLetterBus,
                concurrencyMax, otherParams);
    }
}
