package busbar.engine.store;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file behind a {@link FileChannel} that survives interrupts. The platform closes a channel under all its users when
 * one of them is interrupted; deliveries are interrupted often, so the channel is opened again and the call repeated.
 */
final class ChannelFile implements StoreFile {
    /** The platform keeps a direct buffer as large as the largest transfer for each thread. */
    private static final int TRANSFER_BYTES_MAX = 256 * 1024;
    private static final int ZERO_BYTES = 1024 * 1024;

    private final Path path;
    private final Set<OpenOption> options;
    private FileChannel channel;
    private boolean closed;

    ChannelFile(Path path) throws IOException {
        this(path, READ, WRITE);
    }

    ChannelFile(Path path, OpenOption... options) throws IOException {
        this.path = path;
        this.options = Set.of(options);
        this.channel = FileChannel.open(path, this.options);
    }

    @Override
    public long size() throws IOException {
        return call(FileChannel::size);
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        int start = into.position();
        int end = into.limit();
        boolean more = true;
        while (more && into.position() < end) {
            into.limit(Math.min(end, into.position() + TRANSFER_BYTES_MAX));
            long at = position + into.position() - start;
            more = call(file -> file.read(into, at)) >= 0;
        }
        into.limit(end);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
        int start = from.position();
        int end = from.limit();
        while (from.position() < end) {
            from.limit(Math.min(end, from.position() + TRANSFER_BYTES_MAX));
            long at = position + from.position() - start;
            call(file -> file.write(from, at));
        }
    }

    @Override
    public void preallocate(long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, ZERO_BYTES));
        for (long position = 0; position < bytes; position += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - position));
            write(zeros, position);
        }
        // true: the new length of the file must be durable as well
        call(file -> {
            file.force(true);
            return bytes;
        });
    }

    @Override
    public void force() throws IOException {
        call(file -> {
            file.force(false);
            return null;
        });
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }

    private interface Call<T> {
        T on(FileChannel file) throws IOException;
    }

    private <T> T call(Call<T> call) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel current = opened();
                try {
                    return call.on(current);
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                } catch (ClosedChannelException e) {
                    // another thread was interrupted, or this file was closed: opened() tells which
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized FileChannel opened() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!channel.isOpen()) {
            channel = FileChannel.open(path, options);
        }
        return channel;
    }
}
