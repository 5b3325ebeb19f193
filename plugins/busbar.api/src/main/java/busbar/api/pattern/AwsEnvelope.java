package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** A CloudEvent seen as Amazon EventBridge's envelope: {@code type} is {@code detail-type}, {@code data} is
 *  {@code detail}. An event that has a {@code detail-type} already is left as it is. */
public final class AwsEnvelope {

    private static final Map<String, String> CLOUD_EVENT_NAMES = Map.of("id", "id", "detail-type", "type", "source",
            "source", "account", "aliyunaccountid", "time", "time", "region", "aliyunregionid", "detail", "data");

    private AwsEnvelope() {
    }

    public static JsonNode of(JsonNode cloudEvent) {
        if (cloudEvent.has("detail-type")) {
            return cloudEvent;
        }
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0");
        copy(cloudEvent, "id", envelope, "id");
        copy(cloudEvent, "type", envelope, "detail-type");
        copy(cloudEvent, "source", envelope, "source");
        copy(cloudEvent, "aliyunaccountid", envelope, "account");
        copy(cloudEvent, "time", envelope, "time");
        copy(cloudEvent, "aliyunregionid", envelope, "region");
        envelope.putArray("resources");
        copy(cloudEvent, "data", envelope, "detail");
        return envelope;
    }

    /** What a field of the envelope is called in the CloudEvent; empty for one that is always the same. */
    public static Optional<String> cloudEventName(String field) {
        return Optional.ofNullable(CLOUD_EVENT_NAMES.get(field));
    }

    /** What an attribute of a CloudEvent is called in the envelope; empty for one that the envelope does not show. */
    static Optional<String> envelopeName(String attribute) {
        return CLOUD_EVENT_NAMES.entrySet().stream().filter(e -> e.getValue().equals(attribute)).map(Map.Entry::getKey)
                .findFirst();
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }
}
