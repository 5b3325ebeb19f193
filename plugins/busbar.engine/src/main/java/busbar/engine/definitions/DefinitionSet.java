package busbar.engine.definitions;

import busbar.api.BusException;
import busbar.api.ImportReport;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** All definitions as one document, out and in. */
public final class DefinitionSet {
    private static final String FORMAT = "busbar-definitions 1";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Buses buses;
    private final Rules rules;
    private final Connections connections;
    private final BusMaker maker;

    /** Creates a bus with all that belongs to it. */
    @FunctionalInterface
    public interface BusMaker {
        void create(String name, String description);
    }

    private record Read(List<EventBus> buses, List<EventRule> rules, List<Connection> connections) {
    }

    public DefinitionSet(Buses buses, Rules rules, Connections connections, BusMaker maker) {
        this.buses = buses;
        this.rules = rules;
        this.connections = connections;
        this.maker = maker;
    }

    public String write() {
        ObjectNode set = MAPPER.createObjectNode().put("format", FORMAT);
        ArrayNode all = set.putArray("buses");
        for (Buses.Known known : buses.all()) {
            ObjectNode bus = all.addObject().put("name", known.bus().name())
                    .put("description", known.bus().description());
            ArrayNode list = bus.putArray("rules");
            rules.all(known.bus().name()).forEach(rule -> list.add(tree(RuleDocument.write(rule))));
        }
        ArrayNode list = set.putArray("connections");
        connections.all().forEach(connection -> list.add(tree(ConnectionDocument.write(connection))));
        ArrayNode leftOut = set.putArray("secretsLeftOut");
        connections.all().stream().filter(DefinitionSet::hasSecret).forEach(c -> leftOut.add("connection " + c.name()));
        try {
            return MAPPER.writeValueAsString(set);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasSecret(Connection connection) {
        return !(connection.authorization() instanceof Authorization.None);
    }

    /** Reads and checks the whole document, then takes it over: connections, buses, rules. */
    public ImportReport read(String json, String actor) {
        Read read = parse(json);
        List<String> created = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        read.connections().forEach(connection -> put(connection, created, changed, unchanged, missing));
        read.buses().forEach(bus -> put(bus, created, changed, unchanged));
        for (EventRule rule : read.rules()) {
            String name = "rule " + rule.bus() + "/" + rule.name();
            boolean isNew = rules.find(buses.get(rule.bus()).id(), rule.name()).isEmpty();
            boolean differs = rules.put(rule, actor);
            (isNew ? created : differs ? changed : unchanged).add(name);
        }
        return new ImportReport(created, changed, unchanged, missing);
    }

    private void put(Connection connection, List<String> created, List<String> changed, List<String> unchanged,
            List<String> missing) {
        String name = "connection " + connection.name();
        var before = connections.find(connection.name());
        if (before.isEmpty()) {
            connections.create(connection);
            created.add(name);
            if (hasSecret(connection)) {
                missing.add(name);
            }
        } else if (before.get().masked().equals(connection)) {
            unchanged.add(name);
        } else {
            connections.update(connection);
            changed.add(name);
        }
    }

    private void put(EventBus bus, List<String> created, List<String> changed, List<String> unchanged) {
        String name = "bus " + bus.name();
        var before = buses.find(bus.name());
        if (before.isEmpty()) {
            maker.create(bus.name(), bus.description());
            created.add(name);
        } else if (before.get().bus().description().equals(bus.description()) || bus.isBuiltIn()) {
            unchanged.add(name);
        } else {
            buses.update(bus.name(), bus.description());
            changed.add(name);
        }
    }

    private Read parse(String json) {
        try {
            JsonNode set = MAPPER.readTree(json);
            if (!set.path("format").asText().equals(FORMAT)) {
                throw new BusException.Invalid("InvalidDefinitions",
                        "The document's `format` is `%s`; `%s` was expected. Is it an export of Busbar?"
                                .formatted(set.path("format").asText(), FORMAT));
            }
            return parse(set);
        } catch (JsonProcessingException e) {
            throw new BusException.Invalid("InvalidDefinitions", "The document is no JSON: %s (line %d, column %d)."
                    .formatted(e.getOriginalMessage(), e.getLocation().getLineNr(), e.getLocation().getColumnNr()), e);
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidDefinitions", "The document is refused, nothing was changed: "
                    + e.getMessage(), e);
        }
    }

    private Read parse(JsonNode set) {
        List<EventBus> foundBuses = new ArrayList<>();
        List<EventRule> foundRules = new ArrayList<>();
        List<Connection> foundConnections = new ArrayList<>();
        for (JsonNode bus : set.path("buses")) {
            String name = bus.path("name").asText();
            foundBuses.add(new EventBus(name, bus.path("description").asText(), java.time.Instant.EPOCH));
            for (JsonNode rule : bus.path("rules")) {
                EventRule read = RuleDocument.read(name, rule.toString());
                rules.check(read);
                foundRules.add(read);
            }
        }
        set.path("connections").forEach(c -> foundConnections.add(ConnectionDocument.read(c.toString()).masked()));
        return new Read(foundBuses, foundRules, foundConnections);
    }

    private static JsonNode tree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
