package busbar.engine.definitions;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.pattern.Dialect;
import busbar.api.transform.TargetParam;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rule as the JSON document in which the state database keeps it. */
final class RuleDocument {
    private static final Logger LOG = LoggerFactory.getLogger(RuleDocument.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RuleDocument() {
    }

    static String write(EventRule rule) {
        ObjectNode json = MAPPER.createObjectNode().put("name", rule.name()).put("description", rule.description())
                .put("enabled", rule.enabled()).put("dialect", rule.dialect().name()).put("pattern", rule.pattern())
                .put("version", rule.version()).put("changedAt", rule.changedAt().toEpochMilli())
                .put("changedBy", rule.changedBy());
        ArrayNode targets = json.putArray("targets");
        rule.targets().forEach(target -> targets.add(write(target)));
        return json.toString();
    }

    private static ObjectNode write(EventTarget target) {
        ObjectNode json = MAPPER.createObjectNode().put("id", target.id())
                .put("type", TargetForms.typeOf(target.destination()).type())
                .put("strategy", target.retry().strategy().name()).put("retriesMax", target.retry().retriesMax())
                .put("ageMax", target.retry().ageMax().toMillis()).put("tolerance", target.tolerance().name())
                .put("concurrencyMax", target.concurrencyMax());
        target.deadLetterBus().ifPresent(bus -> json.put("deadLetterBus", bus));
        ObjectNode values = json.putObject("values");
        TargetForms.values(target.destination()).forEach(values::put);
        ArrayNode params = json.putArray("params");
        target.params().forEach(param -> params.addObject().put("key", param.resourceKey()).put("form", param.form())
                .put("value", param.value()).put("template", param.template()));
        return json;
    }

    /** Reads what someone wrote. @throws IllegalArgumentException naming what is wrong */
    static EventRule read(String bus, String document) {
        return read(bus, document, RuleDocument::target);
    }

    /** Reads what an engine kept. Params that an older one took and never used are left out where they are wrong. */
    static EventRule readKept(String bus, String document) {
        return read(bus, document, RuleDocument::keptTarget);
    }

    private static EventRule read(String bus, String document, Function<JsonNode, EventTarget> reader) {
        JsonNode json = parse(document);
        List<EventTarget> targets = new ArrayList<>();
        json.path("targets").forEach(target -> targets.add(reader.apply(target)));
        return new EventRule(bus, json.path("name").asText(), json.path("description").asText(),
                json.path("enabled").asBoolean(), choice(Dialect.class, json, "dialect"),
                json.path("pattern").asText(), targets, json.path("version").asLong(),
                Instant.ofEpochMilli(json.path("changedAt").asLong()), json.path("changedBy").asText());
    }

    private static EventTarget target(JsonNode json) {
        return target(json, params(json));
    }

    private static EventTarget keptTarget(JsonNode json) {
        List<TargetParam> params = params(json);
        try {
            return target(json, params);
        } catch (IllegalArgumentException e) {
            EventTarget target = target(json, params.stream().filter(TargetParam::isBody).toList());
            LOG.warn("target [{}] goes on with its body alone: {}", target.id(), e.getMessage());
            return target;
        }
    }

    private static List<TargetParam> params(JsonNode json) {
        List<TargetParam> params = new ArrayList<>();
        json.path("params").forEach(p -> params.add(TargetParam.of(p.path("key").asText(), p.path("form").asText(),
                p.path("value").asText(), p.path("template").asText())));
        return params;
    }

    private static EventTarget target(JsonNode json, List<TargetParam> params) {
        Map<String, String> values = new LinkedHashMap<>();
        json.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        RetryPolicy retry = new RetryPolicy(choice(RetryPolicy.Strategy.class, json, "strategy"),
                json.path("retriesMax").asInt(), Duration.ofMillis(json.path("ageMax").asLong()));
        return new EventTarget(json.path("id").asText(),
                TargetForms.destination(json.path("type").asText(), values), params, retry,
                choice(ErrorsTolerance.class, json, "tolerance"),
                json.has("deadLetterBus") ? Optional.of(json.path("deadLetterBus").asText()) : Optional.empty(),
                json.path("concurrencyMax").asInt());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode json, String member) {
        String given = json.path(member).asText();
        return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(given)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`%s` is `%s`; give one of %s.".formatted(member,
                        given, Arrays.toString(type.getEnumConstants()))));
    }

    private static JsonNode parse(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule in the state database cannot be read: " + e.getMessage(), e);
        }
    }
}
