package busbar.bench;

import busbar.engine.store.Disk;
import busbar.engine.store.FileDisk;
import busbar.engine.store.StoreFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The disk, counting how often it is asked to keep bytes for good. */
final class CountingDisk implements Disk {
    private final Disk disk = new FileDisk();
    private final AtomicLong syncs = new AtomicLong();

    long syncs() {
        return syncs.get();
    }

    private StoreFile counted(StoreFile file) {
        return new StoreFile() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                file.read(into, position);
            }

            @Override
            public void write(ByteBuffer from, long position) throws IOException {
                file.write(from, position);
            }

            @Override
            public void preallocate(long bytes) throws IOException {
                file.preallocate(bytes);
            }

            @Override
            public void force() throws IOException {
                syncs.incrementAndGet();
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public StoreFile create(Path file) throws IOException {
        return counted(disk.create(file));
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return counted(disk.open(file));
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
    public long usableBytes(Path directory) throws IOException {
        return disk.usableBytes(directory);
    }

    @Override
    public Closeable lock(Path directory) throws IOException {
        return disk.lock(directory);
    }
}
