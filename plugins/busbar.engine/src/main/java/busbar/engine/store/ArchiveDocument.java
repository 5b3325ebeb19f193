package busbar.engine.store;

import busbar.api.archive.Archive;
import busbar.api.pattern.Dialect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** An archive as the JSON document of its versions and of an export. */
public final class ArchiveDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArchiveDocument() {
    }

    public static String write(Archive archive) {
        return MAPPER.createObjectNode().put("name", archive.name()).put("description", archive.description())
                .put("dialect", archive.dialect().name()).put("pattern", archive.pattern())
                .put("retention", archive.retention().toMillis()).put("createdAt", archive.createdAt().toEpochMilli())
                .put("version", archive.version()).put("changedAt", archive.changedAt().toEpochMilli())
                .put("changedBy", archive.changedBy()).toString();
    }

    /** @throws IllegalArgumentException when it says no archive */
    public static Archive read(String bus, String document) {
        JsonNode json = parse(document);
        return new Archive(bus, json.path("name").asText(), json.path("description").asText(),
                dialect(json.path("dialect").asText()), json.path("pattern").asText(),
                Duration.ofMillis(json.path("retention").asLong()), time(json, "createdAt"), 0,
                json.path("version").asLong(), time(json, "changedAt"), json.path("changedBy").asText());
    }

    private static Dialect dialect(String given) {
        return Arrays.stream(Dialect.values()).filter(d -> d.name().equals(given)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`dialect` is `%s`; give one of %s."
                        .formatted(given, Arrays.toString(Dialect.values()))));
    }

    private static Instant time(JsonNode json, String member) {
        return Instant.ofEpochMilli(json.path(member).asLong());
    }

    private static JsonNode parse(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An archive in the state database cannot be read: " + e.getMessage(), e);
        }
    }
}
