package busbar.headless;

import busbar.api.AccessKey;
import busbar.api.Role;
import busbar.api.model.Secret;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys that may call the service, from a JSON file that only its owner can read. */
final class CredentialsFile {
    private static final long BYTES_MAX = 1 << 20; // some 10,000 keys
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private CredentialsFile() {
    }

    /** @throws UsageException when the file is missing, open to others, or not of the form; never shows a secret */
    static List<AccessKey> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UsageException(
                        "Credentials file `%s` is not there. Write it as --help shows.".formatted(file));
            }
            refuseOpenToOthers(file);
            if (Files.size(file) > BYTES_MAX) {
                throw new UsageException("Credentials file `%s` is larger than 1 MB.".formatted(file));
            }
            return keys(file, new ObjectMapper().readTree(file.toFile()));
        } catch (JacksonException e) {
            throw new UsageException("Credentials file `%s` is no JSON: error in line %d, column %d."
                    .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new UsageException("Credentials file `%s` cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static void refuseOpenToOthers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> tooOpen = new HashSet<>(permissions);
        tooOpen.retainAll(OTHERS);
        if (!tooOpen.isEmpty()) {
            throw new UsageException("Credentials file `%s` is open to others (%s). Close it: chmod 600 %s"
                    .formatted(file, PosixFilePermissions.toString(permissions), file));
        }
    }

    private static List<AccessKey> keys(Path file, JsonNode root) {
        List<AccessKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : root.path("accessKeys")) {
            AccessKey key = key(file, keys.size(), entry);
            if (!ids.add(key.id())) {
                throw new UsageException("Credentials file `%s` has the id `%s` twice.".formatted(file, key.id()));
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new UsageException(
                    "Credentials file `%s` has no access key. Write it as --help shows.".formatted(file));
        }
        return List.copyOf(keys);
    }

    private static AccessKey key(Path file, int index, JsonNode entry) {
        try {
            return new AccessKey(text(entry, "id"), new Secret(text(entry, "secret")), Role.named(text(entry, "role")));
        } catch (IllegalArgumentException e) {
            throw new UsageException("Credentials file `%s`, accessKeys[%d]: %s"
                    .formatted(file, index, e.getMessage()));
        }
    }

    private static String text(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException("`%s` must be a text that is not empty.".formatted(field));
        }
        return value.textValue();
    }
}
