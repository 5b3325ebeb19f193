package busbar.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders of what is deleted. Each is noted in the transaction that deletes its owner, so that one which a crash
 *  leaves behind goes at the next start. Any thread. */
public final class Leftovers {
    public static final List<String> SCHEMA =
            List.of("CREATE TABLE IF NOT EXISTS leftover(path TEXT PRIMARY KEY) WITHOUT ROWID");
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private final DataFolder folder;
    private final Database state;

    public Leftovers(DataFolder folder, Database state) {
        this.folder = folder;
        this.state = state;
    }

    /** @param path in the data folder; nothing may ever have it again */
    public static void add(Sql sql, String path) throws SQLException {
        sql.update("INSERT INTO leftover VALUES(?)", path);
    }

    /** Removes what the last run left behind. */
    public void removeAll() {
        for (String path : state.read(sql -> sql.all("SELECT path FROM leftover", row -> row.getString(1)))) {
            try {
                remove(path);
            } catch (UncheckedIOException e) {
                LOG.warn("{} It is tried again at the next start.", e.getMessage(), e);
            }
        }
    }

    /** Removes a folder that nobody uses any more. */
    public void remove(String path) {
        try (Stream<Path> files = Files.walk(folder.file(path))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("[{}] is gone already", path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder [%s] of what was deleted could not be removed.".formatted(folder.file(path)), e);
        }
        state.write(sql -> sql.update("DELETE FROM leftover WHERE path=?", path));
    }
}
