package busbar.engine.channel;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
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
    private final Thread thread;
    private volatile boolean closed;

    /** Takes each event, in the order of the channel. Returns when the next may come. */
    @FunctionalInterface
    public interface StoredEvents {
        void stored(StoredEvent event);
    }

    /** @param from where the cursor stood */
    public EventReader(BusId bus, Channel channel, long from, StoredEvents sink) {
        this.bus = bus;
        this.channel = channel;
        this.sink = sink;
        this.cursor = new Cursor(from);
        thread = Thread.ofPlatform().daemon().name("bus-" + bus.name()).start(() -> run(from));
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
                ReadBatch batch = channel.read(next, RECORDS_MAX, BYTES_MAX);
                batch.records().forEach(this::handOn);
                next = batch.nextOffset();
                cursor.readUpTo(next);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("reading bus [{}] at [{}] failed, trying again", bus.name(), next, e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void handOn(StoredRecord record) {
        if (closed) {
            throw new ChannelClosed("The reader of bus [" + bus.name() + "] was closed.");
        }
        cursor.hold(record.offset());
        Hold hold = new Hold(() -> cursor.free(record.offset()));
        try {
            sink.stored(read(record, hold));
            hold.release();
        } catch (RuntimeException e) {
            LOG.error("event [{}] at [{}] of bus [{}] could not be handed on", record.record().eventId(),
                    record.offset(), bus.name(), e);
            hold.release();
        }
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
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
