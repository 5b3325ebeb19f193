package busbar.engine.subscription;

import busbar.engine.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The log of a bus, and how far its live reader is. */
public interface BusLog {

    /** Offset of the oldest event kept. */
    long first();

    /** Offset of the next event that comes. */
    long end();

    /** Offset of the first event taken at that time or later. */
    long at(Instant time);

    /** The live reader handed on everything before this offset. */
    long handedOn();

    /** @return whether the live reader handed on everything before the offset; false after the timeout */
    boolean awaitHandedOn(long offset, Duration timeout) throws InterruptedException;

    Reader from(long offset);

    /** A way through the log of its own. */
    interface Reader {

        /** Hands the next events on, a batch at most. An event that is not taken is read again. */
        void next(long until, Predicate<StoredEvent> sink, BooleanSupplier goesOn);

        /** Goes on elsewhere; what was handed on and is not safe yet stays accounted for. */
        void moveTo(long offset);

        /** Everything before this offset was handed on. */
        long position();

        /** Everything before this offset was delivered or is on disk. */
        long safePosition();
    }
}
