package busbar.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    private static final String GOOD = """
            {"accessKeys":[{"id":"ops","secret":"s3cret","role":"admin"},
                           {"id":"app","secret":"x","role":"publisher"}]}""";
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keys.json");
    }

    @Test
    void keysComeWithTheirRoles() throws IOException {
        write(GOOD, "rw-------");

        var keys = CredentialsFile.read(file);

        assertEquals(2, keys.size());
        assertEquals(Role.ADMIN, keys.get(0).role());
        assertEquals("s3cret", keys.get(0).secret().value());
        assertEquals(Role.PUBLISHER, keys.get(1).role());
    }

    @Test
    void aFileThatOthersCanReadIsRefusedWithTheCommandThatClosesIt() throws IOException {
        write(GOOD, "rw-r-----");

        assertEquals("Credentials file `%s` is open to others (rw-r-----). Close it: chmod 600 %s"
                .formatted(file, file), mistake());
    }

    @Test
    void aMissingFileIsNamed() {
        assertTrue(mistake().contains("is not there"));
    }

    @Test
    void aWrongEntryIsNamedByItsPlaceAndItsSecretIsNotShown() throws IOException {
        write("{\"accessKeys\":[{\"id\":\"ops\",\"secret\":\"s3cret\",\"role\":\"king\"}]}", "rw-------");

        String mistake = mistake();

        assertTrue(mistake.contains("accessKeys[0]: Role `king` is not known"), mistake);
        assertFalse(mistake.contains("s3cret"), mistake);
    }

    @Test
    void brokenJsonIsNamedByItsPlaceAndItsContentIsNotShown() throws IOException {
        write("{\"accessKeys\":[{\"id\":\"ops\",\"secret\":\"s3cret\" oops", "rw-------");

        String mistake = mistake();

        assertTrue(mistake.contains("is no JSON: error in line 1, column"), mistake);
        assertFalse(mistake.contains("s3cret"), mistake);
    }

    @Test
    void twoKeysOfOneIdAreRefused() throws IOException {
        write(GOOD.replace("app", "ops"), "rw-------");

        assertTrue(mistake().contains("has the id `ops` twice"));
    }

    private String mistake() {
        return assertThrows(UsageException.class, () -> CredentialsFile.read(file)).getMessage();
    }

    private void write(String json, String permissions) throws IOException {
        Files.writeString(file, json);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
