package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.archive.Archive;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.engine.store.ArchiveDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** All definitions as they stand in one document: without secrets, and without who made them and when, so that two
 *  exports of the same definitions are the same text. */
record SetDocument(List<EventBus> buses, List<EventRule> rules, List<Archive> archives, List<Connection> connections) {
    private static final String FORMAT = "busbar-definitions 1"; // archives and retention came later and may be missing
    private static final Set<String> OF_THE_SERVICE = Set.of("version", "changedAt", "changedBy", "createdAt");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    String write() {
        ObjectNode set = MAPPER.createObjectNode().put("format", FORMAT);
        ArrayNode all = set.putArray("buses");
        for (EventBus bus : buses) {
            ObjectNode entry = tree(BusDocument.write(bus));
            ArrayNode itsRules = entry.putArray("rules");
            rules.stream().filter(r -> r.bus().equals(bus.name()))
                    .forEach(rule -> itsRules.add(tree(RuleDocument.write(rule))));
            ArrayNode itsArchives = entry.putArray("archives");
            archives.stream().filter(a -> a.bus().equals(bus.name()))
                    .forEach(archive -> itsArchives.add(tree(ArchiveDocument.write(archive))));
            all.add(entry);
        }
        ArrayNode list = set.putArray("connections");
        connections.forEach(connection -> list.add(tree(ConnectionDocument.write(connection.masked()))));
        ArrayNode leftOut = set.putArray("secretsLeftOut");
        connections.stream().filter(SetDocument::hasSecret).forEach(c -> leftOut.add("connection " + c.name()));
        try {
            return MAPPER.writeValueAsString(set);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean hasSecret(Connection connection) {
        return !(connection.authorization() instanceof Authorization.None);
    }

    private static ObjectNode tree(String document) {
        try {
            return ((ObjectNode) MAPPER.readTree(document)).remove(OF_THE_SERVICE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param usual retention of a bus of which the document does not tell it
     *  @throws BusException.Invalid naming place and what was expected */
    static SetDocument read(String json, Function<String, EventRetention> usual) {
        JsonNode set = parse(json);
        if (!set.path("format").asText().equals(FORMAT)) {
            throw new BusException.Invalid("InvalidDefinitions",
                    "The document's `format` is `%s`; `%s` was expected. Is it an export of Busbar?"
                            .formatted(set.path("format").asText(), FORMAT));
        }
        SetDocument found =
                new SetDocument(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (JsonNode bus : list(set, "buses")) {
            found.readBus(bus, usual);
        }
        for (JsonNode connection : list(set, "connections")) {
            found.connections.add(at("connection " + name(connection),
                    () -> ConnectionDocument.read(connection.toString()).masked()));
        }
        found.checkNames();
        return found;
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BusException.Invalid("InvalidDefinitions", "The document is no JSON: %s (line %d, column %d)."
                    .formatted(e.getOriginalMessage(), e.getLocation().getLineNr(), e.getLocation().getColumnNr()), e);
        }
    }

    private void readBus(JsonNode json, Function<String, EventRetention> usual) {
        String bus = name(json);
        buses.add(at("bus " + bus, () -> BusDocument.read(json, usual.apply(bus))));
        for (JsonNode rule : list(json, "rules")) {
            rules.add(at("rule " + bus + "/" + name(rule), () -> RuleDocument.read(bus, rule.toString())));
        }
        for (JsonNode archive : list(json, "archives")) {
            archives.add(at("archive " + bus + "/" + name(archive),
                    () -> ArchiveDocument.read(bus, archive.toString())));
        }
    }

    private static String name(JsonNode json) {
        return json.path("name").asText();
    }

    private static JsonNode list(JsonNode json, String member) {
        JsonNode found = json.path(member);
        if (!found.isArray() && !found.isMissingNode()) {
            throw refused("`%s` is no list.".formatted(member), null);
        }
        return found;
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        buses.forEach(b -> once(seen, "bus " + b.name()));
        rules.forEach(r -> once(seen, "rule " + r.bus() + "/" + r.name()));
        archives.forEach(a -> once(seen, "archive " + a.bus() + "/" + a.name()));
        connections.forEach(c -> once(seen, "connection " + c.name()));
    }

    private static void once(Set<String> seen, String name) {
        if (!seen.add(name)) {
            throw refused("It has %s twice.".formatted(name), null);
        }
    }

    /** What is wrong is told with the place where it stands. */
    static <T> T at(String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | BusException e) {
            throw refused("%s: %s".formatted(place, e.getMessage()), e);
        }
    }

    static BusException.Invalid refused(String why, RuntimeException cause) {
        return new BusException.Invalid("InvalidDefinitions", "The document is refused, nothing was changed. " + why,
                cause);
    }
}
