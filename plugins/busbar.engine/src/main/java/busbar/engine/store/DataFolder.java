package busbar.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that one engine owns while it is open. */
public final class DataFolder implements AutoCloseable {
    private static final String FORMAT = "busbar-engine 1";
    private final Path path;
    private final FileChannel lockFile;

    /** @throws StoreException when another engine owns it, or a newer version wrote it */
    public DataFolder(Path path) {
        this.path = path;
        try {
            create(path);
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(e);
        }
        try {
            lock();
            checkFormat();
        } catch (IOException e) {
            close();
            throw unusable(e);
        }
    }

    private StoreException unusable(IOException cause) {
        return new StoreException("The data folder [%s] cannot be used: %s. Give another one, or its rights."
                .formatted(path, cause), cause);
    }

    /** Events and secrets of connections lie here, so a folder that is made here is its owner's alone. */
    private static void create(Path path) throws IOException {
        boolean made = !Files.exists(path);
        Files.createDirectories(path);
        if (made && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void lock() throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // said below: it is this very process
        }
        lockFile.close();
        throw new StoreException(("The data folder [%s] is in use by another engine. "
                + "Close that one, or give another folder.").formatted(path), null);
    }

    private void checkFormat() throws IOException {
        Path stamp = path.resolve("FORMAT");
        if (!Files.exists(stamp)) {
            Files.writeString(stamp, FORMAT + "\n");
        }
        String found = Files.readString(stamp).strip();
        if (!found.equals(FORMAT)) {
            lockFile.close();
            throw new StoreException(("The data folder [%s] has format `%s`; this version reads `%s`. "
                    + "Use a newer version.").formatted(path, found, FORMAT), null);
        }
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
