package busbar.bench;

import busbar.engine.store.FileDisk;
import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The disk, counting how often it is asked to keep bytes for good. */
final class CountingDisk extends FileDisk {
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
    public StoreFile open(Path file) throws IOException {
        return counted(super.open(file));
    }
}
