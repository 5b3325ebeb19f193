package busbar.engine.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The disk of this computer. What differs from it in one thing extends it; new files are opened as the others are. */
public class FileDisk implements Disk {
    private static final String LOCK_NAME = "lock";
    /** Windows opens no directory as a file; NTFS journals names in order, so there is nothing to do there. */
    private static final boolean DIRECTORIES_SYNC = !System.getProperty("os.name").startsWith("Windows");

    @Override
    public StoreFile create(Path file) throws IOException {
        FileChannel.open(file, READ, WRITE, CREATE_NEW).close();
        return open(file);
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return new ChannelFile(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(LOCK_NAME))
                    .sorted().toList();
        }
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        createDirectories(parent);
        Files.createDirectories(directory);
        syncDirectory(parent);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        if (DIRECTORIES_SYNC) {
            try (StoreFile names = new ChannelFile(directory, READ)) {
                names.force();
            }
        }
    }

    @Override
    public long usableBytes(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public Closeable lock(Path directory) throws IOException {
        Path file = directory.resolve(LOCK_NAME);
        FileChannel channel = FileChannel.open(file, WRITE, CREATE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held inside this process; said below
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("[" + directory + "] is in use: another Busbar holds [" + file
                + "]. Close it, or choose another data folder.");
    }
}
