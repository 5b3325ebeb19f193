package busbar.engine.trace;

import busbar.engine.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The database of a trace in a folder of its own, which is gone when it is closed. For property tests, which JUnit
 *  gives no folder.
 *
 *  @param folder where nothing else is */
record TraceDatabase(Path folder, Database database) implements AutoCloseable {

    static TraceDatabase open() {
        try {
            Path folder = Files.createTempDirectory("trace");
            return new TraceDatabase(folder,
                    new Database(folder.resolve("trace.db"), Database.Promise.CONSISTENT, TraceStore.SCHEMA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
