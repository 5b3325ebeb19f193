package busbar.engine.archive;

import busbar.api.BusException;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.ReplayJob;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts ranges of archives on their buses again. A job goes on after a restart where it stopped, and puts no event
 *  twice: each carries a key, and after a crash the bus's log tells which keys it took. */
public final class ArchiveReplays implements AutoCloseable {
    /** Begins the ids of these jobs. */
    public static final String PREFIX = "a";
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveReplays.class);
    private static final int READ_AT_ONCE = 256;
    private static final int CLOSING_SECONDS = 5;
    private final ArchiveReplayStore store;
    private final Archives archives;
    private final BusLog bus;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("archive-replay-", 0).factory());
    private volatile boolean closed;

    /** The log of a bus, as a replay needs it. */
    public interface BusLog {

        /** Puts an event; returns when it is on disk. @param rules joined by commas; empty for all */
        void put(BusId bus, Event event, String key, String rules);

        long end(BusId bus);

        /** Keys of that beginning that the bus took from an offset on. */
        Set<String> taken(BusId bus, long from, String prefix);
    }

    public ArchiveReplays(Database state, Archives archives, BusLog bus, Clock clock) {
        this.store = new ArchiveReplayStore(state);
        this.archives = archives;
        this.bus = bus;
        this.clock = clock;
    }

    /** Goes on with what was under way when the engine ended. */
    public void resume() {
        for (ArchiveReplayStore.Order order : store.running()) {
            archives.find(order.archive()).ifPresent(archive -> {
                Set<String> taken = bus.taken(archive.bus(), order.begin(), key(order.id(), ""));
                start(order, archive, taken);
            });
        }
    }

    public ReplayJob begin(BusId on, ArchiveReplay request) {
        Archives.Open archive = archives.get(on, request.archive());
        long first = Math.max(archive.log().first(), archive.log().offsetAt(request.from()));
        long last = Math.max(first, archive.log().offsetAt(request.to()));
        long id = store.create(new ArchiveReplayStore.Order(0, on.number(), archive.number(),
                String.join(",", request.rules()), request.perSecondMax(), first, first, last, bus.end(on)),
                clock.instant());
        start(store.order(id).orElseThrow(), archive, Set.of());
        return job(PREFIX + id);
    }

    public ReplayJob job(String id) {
        return store.job(number(id)).orElseThrow(() -> new BusException.NotFound("ReplayNotExist",
                "There is no replay `%s`. Its archive may have been deleted.".formatted(id)));
    }

    public List<ReplayJob> jobs(BusId on) {
        return store.jobs(on.number());
    }

    public ReplayJob cancel(String id) {
        store.ended(number(job(id).id()), ReplayJob.State.CANCELLED, "", clock.instant());
        return job(id);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id.substring(PREFIX.length()));
        } catch (NumberFormatException e) {
            return -1; // names nothing
        }
    }

    private void start(ArchiveReplayStore.Order order, Archives.Open archive, Set<String> taken) {
        threads.execute(() -> run(order, archive, taken));
    }

    private void run(ArchiveReplayStore.Order order, Archives.Open archive, Set<String> taken) {
        long position = order.position();
        try {
            while (position < order.last() && goesOn(order)) {
                List<ArchiveLog.Kept> batch = archive.log().read(position, READ_AT_ONCE);
                if (batch.isEmpty()) {
                    break;
                }
                position = put(order, archive, batch, taken);
            }
            if (!closed) {
                store.ended(order.id(), ReplayJob.State.COMPLETED, "", clock.instant());
            }
        } catch (InterruptedException e) {
            LOG.debug("replay [{}] of archive [{}] waits for the next start", order.id(), archive.archive().name());
        } catch (RuntimeException e) {
            failed(order, e);
        }
    }

    private void failed(ArchiveReplayStore.Order order, RuntimeException problem) {
        if (!closed) {
            LOG.error("replay [{}] failed", order.id(), problem);
            store.ended(order.id(), ReplayJob.State.FAILED, String.valueOf(problem.getMessage()), clock.instant());
        }
    }

    private boolean goesOn(ArchiveReplayStore.Order order) {
        return !closed && store.job(order.id()).filter(j -> !j.isOver()).isPresent();
    }

    /** @return where to go on */
    private long put(ArchiveReplayStore.Order order, Archives.Open archive, List<ArchiveLog.Kept> batch,
            Set<String> taken) throws InterruptedException {
        long position = order.position();
        long pause = TimeUnit.SECONDS.toNanos(1) / order.pace();
        for (ArchiveLog.Kept kept : batch) {
            position = kept.offset() + 1;
            if (kept.offset() >= order.last() || !goesOn(order)) {
                return position;
            }
            String key = key(order.id(), Long.toString(kept.offset()));
            if (!taken.contains(key)) {
                bus.put(archive.bus(), EventJson.read(kept.json()), key, order.rules());
                TimeUnit.NANOSECONDS.sleep(pause);
            }
            store.moved(order.id(), position);
        }
        return position;
    }

    private static String key(long job, String offset) {
        return PREFIX + job + "/" + offset;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        try {
            threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
