package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A CloudEvent seen as Amazon EventBridge's envelope: {@code type} is {@code detail-type}, {@code data} is
 *  {@code detail}. An event that has a {@code detail-type} already is left as it is. */
public final class AwsEnvelope {

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

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }
}
