package busbar.api.model;

import static busbar.api.model.Checks.check;

import busbar.api.model.Definition.Member;
import busbar.api.transform.RequestParts;
import busbar.api.transform.TargetParam;
import busbar.api.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a rule sends an event, in what form, and how hard it tries.
 *
 *  @param params the parts of the request made from the event; the part {@code body} is the whole event where not given
 *  @param deadLetterBus the bus that takes what could not be delivered; the service's own dead-letter queue where empty
 *  @param concurrencyMax deliveries to this target that may run at once, 1 to 1,000 */
public record EventTarget(String id, Destination destination, List<TargetParam> params, RetryPolicy retry,
        ErrorsTolerance tolerance, Optional<String> deadLetterBus, int concurrencyMax) {
    public static final int CONCURRENCY_DEFAULT = 16;
    public static final int CONCURRENCY_LIMIT = 1_000; // a virtual thread and a connection each

    public EventTarget {
        Names.checkTarget(id);
        params = checked(id, destination, params);
        check(concurrencyMax >= 1 && concurrencyMax <= CONCURRENCY_LIMIT,
                "Target `%s`: concurrency %d is out of range; give 1 to %d.", id, concurrencyMax, CONCURRENCY_LIMIT);
    }

    private static List<TargetParam> checked(String id, Destination destination, List<TargetParam> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        List<TargetParam> params = TargetForms.typeOf(destination).checked(given);
        List<String> keys = params.stream().map(TargetParam::resourceKey).toList();
        boolean body = keys.stream().filter(TargetParam.BODY::equals).count() > 1;
        check(!body, "Target `%s` makes its body twice; give one of ORIGINAL, CONSTANT, JSONPATH, TEMPLATE, Input, "
                + "InputPath or InputTransformer.", id);
        check(keys.stream().distinct().count() == keys.size(), "Target `%s` has two params of one key: %s.", id, keys);
        params.forEach(param -> {
            if (param.transform() instanceof Transform.InputTransformer transformer) {
                transformer.checkFor(id);
            }
        });
        RequestParts.check(params, destination.wildcards());
        return params;
    }

    /** A target with the vendor's defaults: the whole event, three retries, errors tolerated. */
    public static EventTarget of(String id, Destination destination) {
        return new EventTarget(id, destination, List.of(), RetryPolicy.BACKOFF, ErrorsTolerance.ALL, Optional.empty(),
                CONCURRENCY_DEFAULT);
    }

    public EventTarget withDestination(Destination other) {
        return new EventTarget(id, other, params, retry, tolerance, deadLetterBus, concurrencyMax);
    }

    public EventTarget withParams(List<TargetParam> others) {
        return new EventTarget(id, destination, others, retry, tolerance, deadLetterBus, concurrencyMax);
    }

    public EventTarget withRetry(RetryPolicy other) {
        return new EventTarget(id, destination, params, other, tolerance, deadLetterBus, concurrencyMax);
    }

    public EventTarget withTolerance(ErrorsTolerance other) {
        return new EventTarget(id, destination, params, retry, other, deadLetterBus, concurrencyMax);
    }

    /** What its rule says of it. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        members.add(member("", destination.endpoint()));
        members.add(member("type", TargetForms.typeOf(destination).type()));
        TargetForms.values(destination).forEach((field, value) -> members.add(member(field, value)));
        for (TargetParam param : params) {
            members.add(member(param.resourceKey() + " form", param.form()));
            members.add(member(param.resourceKey() + " value", param.value()));
            members.add(member(param.resourceKey() + " template", param.template()));
        }
        members.add(member("strategy", retry.strategy().name()));
        members.add(member("retriesMax", Integer.toString(retry.retriesMax())));
        members.add(member("ageMax", Amounts.span(retry.ageMax())));
        members.add(member("tolerance", tolerance.name()));
        members.add(member("deadLetterBus", deadLetterBus.orElse("")));
        members.add(member("concurrencyMax", Integer.toString(concurrencyMax)));
        return members;
    }

    private Member member(String name, String value) {
        return new Member(id, name, value);
    }
}
