package busbar.engine.channel;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
import busbar.engine.store.Pause;
import busbar.engine.store.StoreException;
import busbar.engine.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way through the events of a bus, with a cursor of its own. One thread reads on; any may ask how far it is. */
public final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int RECORDS_MAX = 256;
    private static final long BYTES_MAX = 4L << 20; // one batch in memory
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final BusId bus;
    private final Channel channel;
    private final Cursor cursor;

    public Reading(BusId bus, Channel channel, long from) {
        this.bus = bus;
        this.channel = channel;
        this.cursor = new Cursor(from);
    }

    /** Hands the next events on, a batch at most.
     *
     *  @param until the first offset that is left
     *  @param sink takes an event; an event that it does not take is read again
     *  @param goesOn asked before each event */
    public void next(long until, Predicate<StoredEvent> sink, BooleanSupplier goesOn) {
        long from = cursor.next();
        if (from >= until) {
            return;
        }
        ReadBatch batch = channel.read(from, (int) Math.min(RECORDS_MAX, until - from), BYTES_MAX);
        for (StoredRecord record : batch.records()) {
            if (record.offset() >= until) {
                break;
            }
            if (!goesOn.getAsBoolean() || !handOn(record, sink, goesOn)) {
                return;
            }
            cursor.readUpTo(record.offset() + 1);
        }
        cursor.readUpTo(Math.min(batch.nextOffset(), until));
    }

    /** Tried again as long as the state cannot be asked or changed; an event that something cannot bear is let go, and
     *  said so, for it would stop its bus forever. */
    private boolean handOn(StoredRecord record, Predicate<StoredEvent> sink, BooleanSupplier goesOn) {
        cursor.hold(record.offset());
        Hold hold = new Hold(() -> cursor.free(record.offset()));
        while (true) {
            try {
                boolean taken = sink.test(read(bus, record, hold));
                hold.release();
                return taken;
            } catch (StoreException e) {
                LOG.error("event [{}] of bus [{}] waits: {}", record.record().eventId(), bus.name(), e.getMessage());
                if (!pause() || !goesOn.getAsBoolean()) {
                    return false; // held
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("event [{}] at [{}] of bus [{}] could not be handed on", record.record().eventId(),
                        record.offset(), bus.name(), e);
                hold.release();
                return true;
            }
        }
    }

    /** @return false when the wait was broken off */
    static boolean pause() {
        return Pause.of(PATIENCE);
    }

    static StoredEvent read(BusId bus, StoredRecord stored, Hold hold) {
        ChannelRecord record = stored.record();
        Event event = EventJson.read(record.payload());
        return new StoredEvent(bus, stored.offset(), Instant.ofEpochMilli(record.timeMillis()), event,
                new StructuredEvent(record.payload()), EventVia.of(record.attributes(), stored.offset()), hold);
    }

    /** Goes on elsewhere; what was handed on and is not safe yet stays accounted for. */
    public void moveTo(long offset) {
        cursor.moveTo(offset);
    }

    /** Everything before this offset was handed on. */
    public long position() {
        return cursor.next();
    }

    /** Whether an event is still to be handed on, or what became of it is known only in memory. */
    public boolean isUnderWay(long offset) {
        return cursor.isUnderWay(offset);
    }

    /** Where reading has to begin after a crash. */
    public long safePosition() {
        return cursor.safe();
    }

    /** @return whether everything before the offset was handed on; false after the timeout */
    public boolean awaitPosition(long offset, Duration timeout) throws InterruptedException {
        return cursor.awaitRead(offset, timeout);
    }
}
