package busbar.engine.channel;

import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
import busbar.engine.store.StoredEvent;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events of one bus from where its cursor stands and hands each on as it comes. One thread, its own. */
public final class EventReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final BusId bus;
    private final Channel channel;
    private final StoredEvents sink;
    private final Reading reading;
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
        this.reading = new Reading(bus, channel, from);
        this.isReadAgain = from >= end;
        thread = Thread.ofPlatform().daemon().name("bus-" + bus.name()).unstarted(this::run);
    }

    /** Begins to hand events on. */
    public void start() {
        thread.start();
    }

    /** Whether all events were handed on that the channel held when it was opened. */
    public boolean isReadAgain() {
        return isReadAgain;
    }

    /** How far it is. */
    public Reading reading() {
        return reading;
    }

    /** Where reading has to begin after a crash. */
    public long safePosition() {
        return reading.safePosition();
    }

    /** The event at an offset, as it was taken; empty when retention took it. */
    public Optional<StoredEvent> at(long offset) {
        return channel.get(offset).map(record -> Reading.read(bus, record, Hold.none()));
    }

    private void run() {
        while (!closed) {
            try {
                channel.awaitBeyond(reading.position(), PATIENCE);
                reading.next(Long.MAX_VALUE, this::handOn, () -> !closed);
                if (!isReadAgain && reading.position() >= end) {
                    isReadAgain = true;
                    readAgain.run();
                }
            } catch (InterruptedException e) {
                return;
            } catch (ChannelClosed e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("reading bus [{}] at [{}] failed, trying again", bus.name(), reading.position(), e);
                closed |= !Reading.pause();
            }
        }
    }

    private boolean handOn(StoredEvent event) {
        sink.stored(event);
        return true;
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
