package busbar.http.server;

import busbar.api.BusException;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.transform.TargetParam;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A target in the vendor's words. What those cannot say is taken from the target that is there under the same id. */
final class VendorTargetForm {
    private static final String BUS_TYPE = "acs.eventbridge";

    private VendorTargetForm() {
    }

    /** Reads targets.
     *
     *  @param known the rule's targets as they are
     *  @throws BusException.Invalid naming what is wrong */
    static List<EventTarget> readAll(JsonNode targets, List<EventTarget> known) {
        List<EventTarget> read = new ArrayList<>();
        targets.forEach(target -> read.add(read(target, known)));
        return read;
    }

    static EventTarget read(JsonNode target, List<EventTarget> known) {
        String id = VendorAnswer.required(target, "Id");
        Optional<EventTarget> before = known.stream().filter(t -> t.id().equals(id)).findFirst();
        EventTarget base = before.orElseGet(() -> EventTarget.of(id, new Destination.Log()));
        JsonNode params = VendorAnswer.field(target, "ParamList");
        return new EventTarget(id, destination(target, base.destination()),
                params.isArray() ? params(params, VendorAnswer.text(target, "Endpoint")) : base.params(),
                retry(target, base.retry()), tolerance(target, base.tolerance()),
                deadLetterBus(target).or(base::deadLetterBus), concurrency(target, base.concurrencyMax()));
    }

    private static Destination destination(JsonNode target, Destination before) {
        String type = VendorAnswer.required(target, "Type");
        String endpoint = VendorAnswer.text(target, "Endpoint");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "http", "https" -> before instanceof Destination.Http h
                    ? new Destination.Http(Destination.Http.address(endpoint), h.method(), h.headers(), h.timeout(),
                            h.connection(), h.perSecondMax())
                    : Destination.Http.post(Destination.Http.address(endpoint));
            case BUS_TYPE, "bus" -> new Destination.Bus(busName(endpoint));
            case "file" -> new Destination.JsonLines(endpoint.replaceFirst("^file:", ""));
            case "log" -> new Destination.Log();
            default -> throw new BusException.Invalid("EventRuleTargetTypeNotSupported",
                    "Target type `%s` is not delivered to here; give one of http, https, %s, file, log."
                            .formatted(type, BUS_TYPE));
        };
    }

    private static String busName(String endpoint) {
        return endpoint.substring(Math.max(endpoint.lastIndexOf('/'), endpoint.lastIndexOf(':')) + 1);
    }

    private static List<TargetParam> params(JsonNode list, String endpoint) {
        List<TargetParam> params = new ArrayList<>();
        for (JsonNode param : list) {
            String key = VendorAnswer.required(param, "ResourceKey");
            switch (key.toLowerCase(Locale.ROOT)) {
                case "url" -> repeats(param, endpoint, "The address is what `Endpoint` says, so that no event chooses "
                        + "it. Put `*` into its path and give PathParameterValues for what is to differ.");
                case "network" -> repeats(param, "PublicNetwork", "There are no private networks here.");
                default -> params.add(TargetParam.of(key, VendorAnswer.text(param, "Form"),
                        VendorAnswer.text(param, "Value"), VendorAnswer.text(param, "Template")));
            }
        }
        return params;
    }

    /** What the vendor's own clients send beside, and what is known without it. */
    private static void repeats(JsonNode param, String known, String why) {
        boolean same = VendorAnswer.text(param, "Form").equalsIgnoreCase("CONSTANT")
                && VendorAnswer.text(param, "Value").equals(known);
        if (!same) {
            throw new BusException.Invalid("InvalidParameter.ParamList", "Param `%s` can only be the CONSTANT `%s`. %s"
                    .formatted(VendorAnswer.text(param, "ResourceKey"), known, why));
        }
    }

    private static RetryPolicy retry(JsonNode target, RetryPolicy before) {
        String strategy = VendorAnswer.text(target, "PushRetryStrategy", before.strategy().name());
        if (strategy.equals(before.strategy().name())) {
            return before;
        }
        return switch (strategy) {
            case "BACKOFF_RETRY" -> RetryPolicy.BACKOFF;
            case "EXPONENTIAL_DECAY_RETRY" -> RetryPolicy.EXPONENTIAL_DECAY;
            default -> throw new BusException.Invalid("InvalidParameter.PushRetryStrategy",
                    "`%s` is not known; give BACKOFF_RETRY or EXPONENTIAL_DECAY_RETRY.".formatted(strategy));
        };
    }

    private static ErrorsTolerance tolerance(JsonNode target, ErrorsTolerance before) {
        String tolerance = VendorAnswer.text(target, "ErrorsTolerance", before.name());
        return switch (tolerance.toUpperCase(Locale.ROOT)) {
            case "ALL" -> ErrorsTolerance.ALL;
            case "NONE" -> ErrorsTolerance.NONE;
            default -> throw new BusException.Invalid("InvalidParameter.ErrorsTolerance",
                    "`%s` is not known; give ALL or NONE.".formatted(tolerance));
        };
    }

    private static Optional<String> deadLetterBus(JsonNode target) {
        String arn = VendorAnswer.text(VendorAnswer.field(target, "DeadLetterQueue"), "Arn");
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        if (!arn.contains(":eventbus/")) {
            throw new BusException.Invalid("InvalidParameter.DeadLetterQueue", ("Dead letters cannot go to `%s`; give "
                    + "the ARN of an event bus, or none for the service's own dead-letter queue.").formatted(arn));
        }
        return Optional.of(busName(arn));
    }

    private static int concurrency(JsonNode target, int before) {
        return VendorAnswer.number(VendorAnswer.field(target, "ConcurrentConfig"), "Concurrency", before);
    }

    static ObjectNode write(EventTarget target) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("Id", target.id());
        switch (target.destination()) {
            case Destination.Http h -> entry.put("Type", "http").put("Endpoint", h.url().toString());
            case Destination.Bus b -> entry.put("Type", BUS_TYPE).put("Endpoint", VendorAnswer.busArn(b.name()));
            case Destination.JsonLines f -> entry.put("Type", "file").put("Endpoint", f.endpoint());
            case Destination.Log l -> entry.put("Type", "log").put("Endpoint", l.endpoint());
        }
        entry.put("PushRetryStrategy", target.retry().strategy().name())
                .put("ErrorsTolerance", target.tolerance().name());
        entry.putObject("ConcurrentConfig").put("Concurrency", target.concurrencyMax());
        target.deadLetterBus().ifPresent(bus ->
                entry.putObject("DeadLetterQueue").put("Arn", VendorAnswer.busArn(bus)));
        ArrayNode params = entry.putArray("ParamList");
        target.params().forEach(p -> params.addObject().put("ResourceKey", p.resourceKey()).put("Form", p.form())
                .put("Value", p.value()).put("Template", p.template()));
        return entry;
    }
}
