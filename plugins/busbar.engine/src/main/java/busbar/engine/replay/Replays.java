package busbar.engine.replay;

import busbar.api.BusException;
import busbar.api.Page;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings dead letters home. */
public final class Replays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int CLOSING_SECONDS = 5;
    private final ReplayStore store;
    private final Letters letters;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("replay-", 0).factory());
    private volatile boolean closed;

    public Replays(Database state, Letters letters, Clock clock) {
        this.store = new ReplayStore(state);
        this.letters = letters;
        this.clock = clock;
    }

    /** Goes on with what was under way when the engine ended. */
    public void resume(LongFunction<Optional<BusId>> buses) {
        for (long job : store.open()) {
            store.order(job).ifPresent(order -> buses.apply(order.bus()).ifPresent(bus -> {
                settleTaken(order, bus);
                start(order, bus);
            }));
        }
    }

    /** What the bus took just before the engine ended may not be in the ledger yet; the log is the truth. */
    private void settleTaken(ReplayStore.Order order, BusId bus) {
        Set<String> taken = letters.taken(bus, order.begin(), order.id() + "/");
        for (long letter : store.waitingLetters(order.id())) {
            if (taken.contains(key(order, letter))) {
                String eventId = letters.get(bus, letter).map(l -> l.letter().event().id()).orElse("");
                store.replayed(order.id(), letter, eventId);
            }
        }
    }

    public ReplayJob begin(BusId bus, ReplayRequest request) {
        List<Long> chosen = switch (request.choice()) {
            case ReplayRequest.Letters(var ids) -> ids.stream().map(Replays::number).toList();
            case ReplayRequest.Matching(var query) -> letters.find(bus, query);
        };
        long id = store.create(bus.number(), request, chosen, letters.end(bus), clock.instant());
        start(store.order(id).orElseThrow(), bus);
        return job(Long.toString(id));
    }

    public ReplayJob job(String id) {
        return store.job(number(id)).orElseThrow(() -> new BusException.NotFound("ReplayNotExist",
                "There is no replay `%s`. Its bus may have been deleted.".formatted(id)));
    }

    public List<ReplayJob> jobs(BusId bus) {
        return store.jobs(bus.number());
    }

    public Page<ReplayEntry> ledger(String id, String next) {
        job(id);
        return store.entries(number(id), next.isEmpty() ? -1 : number(next));
    }

    public ReplayJob cancel(String id) {
        store.ended(number(job(id).id()), ReplayJob.State.CANCELLED, "", clock.instant());
        return job(id);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return -1; // names nothing
        }
    }

    private void start(ReplayStore.Order order, BusId bus) {
        threads.execute(() -> run(order, bus));
    }

    private void run(ReplayStore.Order order, BusId bus) {
        long pauseNanos = TimeUnit.SECONDS.toNanos(1) / order.pace();
        try {
            Optional<Long> letter = next(order, -1);
            while (letter.isPresent()) {
                bringHome(order, bus, letter.get());
                TimeUnit.NANOSECONDS.sleep(pauseNanos);
                letter = next(order, letter.get());
            }
            if (!closed) {
                store.ended(order.id(), ReplayJob.State.COMPLETED, "", clock.instant());
                store.close(order.id());
            }
        } catch (InterruptedException e) {
            LOG.debug("replay [{}] waits for the next start", order.id());
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("replay [{}] failed", order.id(), e);
                fail(order, bus, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Where the ledger cannot be mended now, it is at the next start. */
    private void fail(ReplayStore.Order order, BusId bus, String message) {
        store.ended(order.id(), ReplayJob.State.FAILED, message, clock.instant());
        settleTaken(order, bus);
        store.close(order.id());
    }

    private Optional<Long> next(ReplayStore.Order order, long after) {
        return !closed && store.isRunning(order.id()) ? store.nextLetter(order.id(), after) : Optional.empty();
    }

    private void bringHome(ReplayStore.Order order, BusId bus, long number) {
        Optional<Letters.Letter> kept = letters.get(bus, number);
        if (kept.isEmpty()) {
            store.skipped(order.id(), number, "", "The letter was gone: discarded, or replayed before.");
            return;
        }
        DeadLetter letter = kept.get().letter();
        Event event = order.edited().orElse(letter.event());
        Optional<String> obstacle = obstacle(order.reach(), bus, letter);
        if (obstacle.isPresent()) {
            store.skipped(order.id(), number, event.id(), obstacle.get());
            return;
        }
        long origin = event.id().equals(letter.event().id()) ? kept.get().origin() : -1;
        switch (order.reach()) {
            case ReplayRequest.FailedTarget t ->
                letters.put(bus, event, key(order, number), letter.rule(), letter.target(), origin);
            case ReplayRequest.AllRules a -> letters.put(bus, event, key(order, number), "", "", origin);
            case ReplayRequest.Rules(var names) ->
                letters.put(bus, event, key(order, number), String.join(",", names), "", origin);
        }
        store.replayed(order.id(), number, event.id());
    }

    /** Why the letter would only die again. */
    private Optional<String> obstacle(ReplayRequest.Reach reach, BusId bus, DeadLetter letter) {
        if (!(reach instanceof ReplayRequest.FailedTarget)) {
            return Optional.empty();
        }
        boolean there = letters.rule(bus, letter.rule())
                .filter(rule -> rule.targets().stream().anyMatch(t -> t.id().equals(letter.target()))).isPresent();
        return there ? Optional.empty() : Optional.of(
                "Rule `%s` has no target `%s` any more. Replay to all rules, or create it again."
                        .formatted(letter.rule(), letter.target()));
    }

    private static String key(ReplayStore.Order order, long letter) {
        return order.id() + "/" + letter;
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
