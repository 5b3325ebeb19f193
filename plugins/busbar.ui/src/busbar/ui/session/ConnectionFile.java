package busbar.ui.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The connections as a JSON file that outlives workspaces and upgrades. Written beside and then moved in place, so
 *  that a crash leaves the old or the new one. Holds no secret. */
final class ConnectionFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Path file;

    ConnectionFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<ConnectionSettings> read() {
        List<ConnectionSettings> connections = new ArrayList<>();
        try {
            for (JsonNode entry : MAPPER.readTree(file.toFile()).path("connections")) {
                connections.add(new ConnectionSettings(entry.path("name").asText(),
                        URI.create(entry.path("address").asText()), entry.path("keyId").asText("")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The connections in " + file + " cannot be read.", e);
        }
        return connections;
    }

    void write(List<ConnectionSettings> connections) {
        ArrayNode entries = MAPPER.createArrayNode();
        connections.forEach(c -> entries.addObject().put("name", c.name()).put("address", c.address().toString())
                .put("keyId", c.keyId()));
        try {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(beside.toFile(),
                    MAPPER.createObjectNode().set("connections", entries));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The connections cannot be written to " + file + ".", e);
        }
    }
}
