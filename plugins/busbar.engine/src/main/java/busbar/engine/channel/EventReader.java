package busbar.engine.channel;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
import busbar.engine.store.StoreException;
import busbar.engine.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events of one bus from where its cursor stands and hands each on. One thread, its own. */
public final class EventReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final int RECORDS_MAX = 256;
    private static final long BYTES_MAX = 4L << 20; // one batch in memory
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final BusId bus;
    private final Channel channel;
    private final StoredEvents sink;
    private final Cursor cursor;
    private final long end;
    private final Runnable readAgain;
    private final Thread thread;
    private volatile boolean isReadAgain;
    private volatile boolean closed;

    /** Takes each event, in the order of the channel. Returns when the next may come. */
    @FunctionalInterface
    public interface StoredEvents {
        void stored(StoredEvent event);
    }

    /** @param from where the cursor stood
     *  @param end where the channel ended when it was opened
     *  @param readAgain hears once that all events before the end were handed on */
    public EventReader(BusId bus, Channel channel, long from, long end, StoredEvents sink, Runnable readAgain) {
        this.bus = bus;
        this.channel = channel;
        this.end = end;
        this.sink = sink;
        this.readAgain = readAgain;
        this.cursor = new Cursor(from);
        this.isReadAgain = from >= end;
        thread = Thread.ofPlatform().daemon().name("bus-" + bus.name()).unstarted(() -> run(from));
    }

    /** Begins to hand events on. */
    public void start() {
        thread.start();
    }

    /** Whether all events were handed on that the channel held when it was opened. */
    public boolean isReadAgain() {
        return isReadAgain;
    }

    /** Where reading has to begin after a crash. */
    public long safePosition() {
        return cursor.safe();
    }

    /** The event at an offset, as it was taken; empty when retention took it. */
    public Optional<StoredEvent> at(long offset) {
        return channel.get(offset).map(record -> read(record, Hold.none()));
    }

    private void run(long from) {
        long next = from;
        while (!closed) {
            try {
                channel.awaitBeyond(next, PATIENCE);
                next = handOnBatch(next);
            } catch (InterruptedException e) {
                return;
            } catch (ChannelClosed e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("reading bus [{}] at [{}] failed, trying again", bus.name(), next, e);
                pause();
            }
        }
    }

    private long handOnBatch(long from) {
        ReadBatch batch = channel.read(from, RECORDS_MAX, BYTES_MAX);
        for (StoredRecord record : batch.records()) {
            if (closed) {
                return from; // the cursor stays; what was handed on is held by who has it
            }
            handOn(record);
            cursor.readUpTo(record.offset() + 1);
        }
        cursor.readUpTo(batch.nextOffset());
        if (!isReadAgain && batch.nextOffset() >= end) {
            isReadAgain = true;
            readAgain.run();
        }
        return batch.nextOffset();
    }

    private void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Tried again as long as the state cannot be asked or changed; an event that something cannot bear is let go, and
     *  said so, for it would stop its bus forever. */
    private void handOn(StoredRecord record) {
        cursor.hold(record.offset());
        Hold hold = new Hold(() -> cursor.free(record.offset()));
        boolean again = true;
        while (again) {
            try {
                sink.stored(read(record, hold));
                again = false;
            } catch (StoreException e) {
                LOG.error("event [{}] of bus [{}] waits: {}", record.record().eventId(), bus.name(), e.getMessage());
                pause();
                if (closed) {
                    return; // held
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("event [{}] at [{}] of bus [{}] could not be handed on", record.record().eventId(),
                        record.offset(), bus.name(), e);
                again = false;
            }
        }
        hold.release();
    }

    private StoredEvent read(StoredRecord stored, Hold hold) {
        ChannelRecord record = stored.record();
        Event event = EventJson.read(record.payload());
        return new StoredEvent(bus, stored.offset(), Instant.ofEpochMilli(record.timeMillis()), event,
                new StructuredEvent(record.payload()), EventVia.of(record.attributes(), stored.offset()), hold);
    }

    /** Ends reading and waits until the event at hand was handed on. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
