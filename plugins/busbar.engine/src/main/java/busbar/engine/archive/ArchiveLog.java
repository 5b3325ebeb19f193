package busbar.engine.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where one archive keeps its events. */
public interface ArchiveLog {

    /** @param position of the event on its bus
     *  @return completes when it is on disk */
    CompletableFuture<Long> append(Instant receivedAt, String eventId, long position, byte[] json);

    /** Position on its bus of the last event kept; -1 where none is. */
    long lastPosition();

    long first();

    long end();

    long offsetAt(Instant time);

    /** Events from an offset on, in order. */
    List<Kept> read(long from, int most);

    /** Lets events of at least this age go. */
    void retain(Duration age);

    void close();

    /** An event of an archive. */
    record Kept(long offset, byte[] json) {
    }

    /** Opens the logs of archives, each in a folder of its own. */
    @FunctionalInterface
    interface Opener {
        ArchiveLog open(String path);
    }
}
