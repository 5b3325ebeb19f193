package busbar.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory operations that a store needs, with the promises of a POSIX file system and no more: a new, renamed or
 * deleted name is durable after {@link #syncDirectory}, the bytes of a file after {@link StoreFile#force}; before that
 * a power failure may keep or undo each of them in any order.
 */
public interface Disk {
    /** A new empty file to write and read; fails when there is one of that name. */
    StoreFile create(Path file) throws IOException;

    /** A file that is there, to write and read. */
    StoreFile open(Path file) throws IOException;

    /** The names of the files in the directory, sorted. */
    List<String> list(Path directory) throws IOException;

    void createDirectories(Path directory) throws IOException;

    /** Deletes the file if it is there. */
    void delete(Path file) throws IOException;

    /** Gives the file another name at once and as a whole; takes the place of what has that name. */
    void rename(Path from, Path to) throws IOException;

    /** Makes what was created, renamed and deleted in the directory durable. */
    void syncDirectory(Path directory) throws IOException;

    /** How many bytes can still be written to the file system of the directory. */
    long usableBytes(Path directory) throws IOException;

    /** Holds the directory for this process until it is closed; fails when another holder has it. */
    Closeable lock(Path directory) throws IOException;
}
