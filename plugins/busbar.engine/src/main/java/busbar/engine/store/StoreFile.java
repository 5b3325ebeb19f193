package busbar.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file with positional access. Any thread may read and write; an interrupt neither stops nor closes it. */
public interface StoreFile extends Closeable {
    long size() throws IOException;

    /** Reads until the buffer is full or the file ends; the position of the buffer says how much that was. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes the whole buffer; durable after {@link #force}. A failure may leave any part of it written. */
    void write(ByteBuffer from, long position) throws IOException;

    /**
     * Makes the file this large, filled with zeros that are really allocated and durable, so that a later write inside
     * it needs no room and its sync no change of the file's own data: 7,806 against 840 syncs a second.
     */
    void preallocate(long bytes) throws IOException;

    /** Returns after the bytes written are on disk. After a failure nothing is known about what is. */
    void force() throws IOException;
}
