package busbar.engine.dispatch;

import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.transform.Transformed;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The neighbours of a lane, stepped by hand: work is queued and run in an order of chance, some of it when the lane
 *  asks for something. The disk is a map; rows become visible only when the writer comes to them. */
final class LaneWorld implements Stops, Crew {
    private static final long FULL = Runtime.getRuntime().maxMemory();
    final Random random;
    final ErrorsTolerance tolerance;
    final Map<Long, Delivery> rows = new TreeMap<>();
    final Deque<Runnable> writer = new ArrayDeque<>();
    final List<Runnable> work = new ArrayList<>();
    final List<Long> attempted = new ArrayList<>();
    boolean readAgain;
    boolean diskFull;
    boolean ruleIsGone;
    boolean alone; // whether nothing comes between
    int looks;
    private final Memory memory = new Memory();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            between();
            return Instant.now();
        }
    };
    private boolean crowded;
    private int depth;

    LaneWorld(Random random, ErrorsTolerance tolerance) {
        this.random = random;
        this.tolerance = tolerance;
    }

    /** Does one thing that is to be done. @return whether there was one */
    boolean step() {
        if (!writer.isEmpty() && (work.isEmpty() || random.nextBoolean())) {
            writer.poll().run();
            return true;
        }
        if (work.isEmpty()) {
            return false;
        }
        work.remove(random.nextInt(work.size())).run();
        return true;
    }

    Memory memory() {
        return memory;
    }

    Clock clock() {
        return clock;
    }

    /** Lets other lanes fill the memory, or leave it. */
    void crowd(boolean now) {
        if (crowded != now) {
            crowded = now;
            memory.take(now ? FULL : -FULL);
        }
    }

    private void between() {
        if (!alone && depth < 3 && random.nextInt(4) == 0) {
            depth++;
            step();
            depth--;
        }
    }

    @Override
    public void run(Runnable task) {
        work.add(task);
    }

    @Override
    public void afterTrouble(Runnable task) {
        work.add(task);
    }

    @Override
    public void wake(Lane lane, Instant at) {
        work.add(lane::wake);
    }

    @Override
    public void attempt(Lane lane, Delivery delivery, BooleanSupplier wanted) {
        attempted.add(delivery.event().offset());
        between();
        rows.remove(delivery.event().offset());
        lane.letGo(delivery);
    }

    @Override
    public void targetFails(Delivery delivery, Failure why) {
    }

    @Override
    public void targetWorks(LaneKey lane) {
    }

    @Override
    public Optional<EventTarget> target(BusId bus, String rule, String target) {
        return ruleIsGone ? Optional.empty()
                : Optional.of(EventTarget.of("target", new Destination.Log()).withTolerance(tolerance));
    }

    @Override
    public CompletableFuture<Long> spill(Delivery delivery, Instant now) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        writer.add(() -> {
            if (diskFull) {
                done.completeExceptionally(new IllegalStateException("full"));
                return;
            }
            long row = delivery.event().offset() + 1;
            rows.put(delivery.event().offset(), delivery.atRow(row));
            done.complete(row);
        });
        return done;
    }

    @Override
    public Found waiting(LaneKey lane, Set<Long> without, Instant now, int limit, boolean inOrder) {
        looks++;
        between();
        List<Delivery> all = rows.values().stream().filter(d -> !without.contains(d.row())).toList();
        return new Found(all.subList(0, Math.min(limit, all.size())), all.size() < limit);
    }

    @Override
    public CompletableFuture<Long> retry(Delivery delivery, Instant due, BooleanSupplier wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReadAgain(LaneKey lane) {
        between();
        return readAgain;
    }

    @Override
    public Optional<Instant> nextDue(LaneKey lane, Instant after) {
        looks++;
        boolean all = after.equals(Instant.EPOCH); // otherwise none is due later than now
        return all && !rows.isEmpty() ? Optional.of(Instant.now()) : Optional.empty();
    }

    @Override
    public Transformed body(Delivery delivery, EventTarget target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome after(Delivery delivery, EventTarget target, Failure failure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> bury(Delivery delivery, String endpoint, int attempts, Failure why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> arrived(Delivery delivery) {
        throw new UnsupportedOperationException();
    }
}
