package busbar.ui.prefs;

import busbar.api.AccessKey;
import busbar.api.Role;
import busbar.api.model.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The embedded engine's own key, made at the first start and kept in a file that only its owner can read. A file,
 *  since scripts on this machine need it too, and a key ring may be missing or locked. */
final class GatewayKey {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SECRET_BYTES = 24;
    private static final String ID = "busbar-local";

    private GatewayKey() {
    }

    /** Blocks for the disk. */
    static AccessKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            JsonNode key = MAPPER.readTree(file.toFile()).path("accessKeys").path(0);
            return new AccessKey(key.path("id").asText(), new Secret(key.path("secret").asText()),
                    Role.named(key.path("role").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded engine's key cannot be kept in " + file + ".", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var root = MAPPER.createObjectNode();
        root.putArray("accessKeys").addObject().put("id", ID)
                .put("secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret)).put("role", "admin");
        Files.createDirectories(file.getParent());
        Files.createFile(file, ownerOnly());
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
    }
}
