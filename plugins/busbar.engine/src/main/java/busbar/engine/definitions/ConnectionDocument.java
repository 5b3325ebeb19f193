package busbar.engine.definitions;

import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection as the JSON document in which the state database keeps it, with the secrets that it is given with. */
final class ConnectionDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConnectionDocument() {
    }

    static String write(Connection connection) {
        ObjectNode json = MAPPER.createObjectNode().put("name", connection.name())
                .put("description", connection.description());
        json.set("authorization", write(connection.authorization()));
        put(json, "headers", connection.headers());
        put(json, "query", connection.query());
        put(json, "body", connection.body());
        json.put("version", connection.version()).put("changedAt", connection.changedAt().toEpochMilli())
                .put("changedBy", connection.changedBy());
        return json.toString();
    }

    private static ObjectNode write(Authorization authorization) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (authorization) {
            case Authorization.None none -> json.put("kind", "none");
            case Authorization.Basic(String user, Secret password) ->
                json.put("kind", "basic").put("user", user).put("secret", password.value());
            case Authorization.ApiKey(String header, Secret value) ->
                json.put("kind", "apiKey").put("header", header).put("secret", value.value());
            case Authorization.ClientCredentials c -> {
                json.put("kind", "clientCredentials").put("tokenUrl", c.tokenUrl().toString())
                        .put("clientId", c.clientId()).put("secret", c.clientSecret().value());
                put(json, "parameters", c.parameters());
            }
        }
        return json;
    }

    static Connection read(String document) {
        try {
            JsonNode json = MAPPER.readTree(document);
            return new Connection(json.path("name").asText(), json.path("description").asText(),
                    authorization(json.path("authorization")), map(json.path("headers")), map(json.path("query")),
                    map(json.path("body")), json.path("version").asLong(),
                    Instant.ofEpochMilli(json.path("changedAt").asLong()), json.path("changedBy").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A connection in the state database cannot be read.", e);
        }
    }

    private static Authorization authorization(JsonNode json) {
        Secret secret = new Secret(json.path("secret").asText());
        return switch (json.path("kind").asText()) {
            case "basic" -> new Authorization.Basic(json.path("user").asText(), secret);
            case "apiKey" -> new Authorization.ApiKey(json.path("header").asText(), secret);
            case "clientCredentials" -> new Authorization.ClientCredentials(
                    URI.create(json.path("tokenUrl").asText()), json.path("clientId").asText(), secret,
                    map(json.path("parameters")));
            default -> new Authorization.None();
        };
    }

    private static void put(ObjectNode json, String name, Map<String, String> values) {
        ObjectNode object = json.putObject(name);
        values.forEach(object::put);
    }

    private static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new LinkedHashMap<>();
        json.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }
}
