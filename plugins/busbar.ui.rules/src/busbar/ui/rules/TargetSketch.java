package busbar.ui.rules;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.transform.TargetParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target while it is being drawn: texts as typed, which may still be wrong.
 *
 *  @param values of the type's form, by field
 *  @param otherParams how the parts beside the body are made, by key */
record TargetSketch(String id, String type, Map<String, String> values, BodySketch body, RetryPolicy.Strategy strategy,
        int retriesMax, long ageMaxSeconds, ErrorsTolerance tolerance, Optional<String> deadLetterBus,
        int concurrencyMax, Map<String, BodySketch> otherParams) {

    TargetSketch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        otherParams = Collections.unmodifiableMap(new LinkedHashMap<>(otherParams));
    }

    /** A new target with what its type's form begins with. */
    static TargetSketch of(String id, TargetType type) {
        Map<String, String> values = new LinkedHashMap<>();
        type.fields().forEach(field -> values.put(field.name(), field.initial()));
        RetryPolicy retry = RetryPolicy.BACKOFF;
        return new TargetSketch(id, type.type(), values, BodySketch.ORIGINAL, retry.strategy(), retry.retriesMax(),
                retry.ageMax().toSeconds(), ErrorsTolerance.ALL, Optional.empty(), EventTarget.CONCURRENCY_DEFAULT,
                Map.of());
    }

    static TargetSketch of(EventTarget target) {
        Optional<TargetParam> body = target.params().stream().filter(TargetParam::isBody).findFirst();
        Map<String, BodySketch> others = new LinkedHashMap<>();
        target.params().stream().filter(p -> !p.isBody()).forEach(p -> others.put(p.resourceKey(), BodySketch.of(p)));
        return new TargetSketch(target.id(), TargetForms.typeOf(target.destination()).type(),
                TargetForms.values(target.destination()), body.map(BodySketch::of).orElse(BodySketch.ORIGINAL),
                target.retry().strategy(), target.retry().retriesMax(), target.retry().ageMax().toSeconds(),
                target.tolerance(), target.deadLetterBus(), target.concurrencyMax(),
                others);
    }

    /** @throws IllegalArgumentException naming what is still wrong */
    EventTarget toTarget() {
        List<TargetParam> params = new ArrayList<>();
        body.toParam().ifPresent(params::add);
        otherParams.forEach((key, part) -> params.add(part.toParam(key)));
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

    /** How a part beside the body is made; {@link BodySketch#NOTHING} where nothing makes it. */
    BodySketch part(String key) {
        return otherParams.getOrDefault(key, BodySketch.NOTHING);
    }

    TargetSketch withPart(String key, BodySketch part) {
        Map<String, BodySketch> others = new LinkedHashMap<>(otherParams);
        if (part.isNothing()) {
            others.remove(key);
        } else {
            others.put(key, part);
        }
        return new TargetSketch(id, type, values, body, strategy, retriesMax, ageMaxSeconds, tolerance, deadLetterBus,
                concurrencyMax, others);
    }

    TargetSketch withRetry(RetryPolicy.Strategy other, int retries, long ageSeconds) {
        return new TargetSketch(id, type, values, body, other, retries, ageSeconds, tolerance, deadLetterBus,
                concurrencyMax, otherParams);
    }

    TargetSketch withTolerance(ErrorsTolerance other) {
        return new TargetSketch(id, type, values, body, strategy, retriesMax, ageMaxSeconds, other, deadLetterBus,
                concurrencyMax, otherParams);
    }

    /** @param other the bus that takes dead letters; empty for the service's own queue */
    TargetSketch withDeadLetterBus(Optional<String> other) {
        return new TargetSketch(id, type, values, body, strategy, retriesMax, ageMaxSeconds, tolerance, other,
                concurrencyMax, otherParams);
    }

    TargetSketch withConcurrency(int most) {
        return new TargetSketch(id, type, values, body, strategy, retriesMax, ageMaxSeconds, tolerance, deadLetterBus,
                most, otherParams);
    }
}
