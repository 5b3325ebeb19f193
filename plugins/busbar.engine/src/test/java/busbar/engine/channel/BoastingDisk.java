package busbar.engine.channel;

import busbar.engine.store.Disk;
import busbar.engine.store.FileDisk;
import busbar.engine.store.StoreFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The real disk, but it says that there is always room. */
final class BoastingDisk implements Disk {
    private final FileDisk disk = new FileDisk();

    @Override
    public StoreFile create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        disk.createDirectories(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        disk.syncDirectory(directory);
    }

    @Override
    public long usableBytes(Path directory) {
        return Long.MAX_VALUE;
    }

    @Override
    public Closeable lock(Path directory) throws IOException {
        return disk.lock(directory);
    }
}
