package busbar.engine.definitions;

import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;

/** A bus as the JSON document of its versions and of an export. */
final class BusDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BusDocument() {
    }

    static String write(EventBus bus) {
        return MAPPER.createObjectNode().put("name", bus.name()).put("description", bus.description())
                .put("createdAt", bus.createdAt().toEpochMilli())
                .put("ageMax", bus.retention().ageMax().toMillis()).put("bytesMax", bus.retention().bytesMax())
                .put("version", bus.version()).put("changedAt", bus.changedAt().toEpochMilli())
                .put("changedBy", bus.changedBy()).toString();
    }

    static EventBus read(String document) {
        try {
            return read(MAPPER.readTree(document), EventRetention.DEFAULT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bus in the state database cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param usual where the document, of an older service, does not tell of retention
     *  @throws IllegalArgumentException when it says no bus */
    static EventBus read(JsonNode json, EventRetention usual) {
        EventRetention retention = new EventRetention(
                Duration.ofMillis(json.path("ageMax").asLong(usual.ageMax().toMillis())),
                json.path("bytesMax").asLong(usual.bytesMax()));
        return new EventBus(json.path("name").asText(), json.path("description").asText(),
                Instant.ofEpochMilli(json.path("createdAt").asLong()), retention, json.path("version").asLong(),
                Instant.ofEpochMilli(json.path("changedAt").asLong()), json.path("changedBy").asText());
    }
}
