package busbar.engine.subscription;

import busbar.api.BusException;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.LaneKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The subscriptions of all buses. What is kept owes at least what memory owes: a subscription is behind on disk before
 *  the live reader leaves anything to it, and through on disk after it is in memory. */
public final class Subscriptions implements AutoCloseable {
    /** Status of a step HELD: with the name of who paused. */
    private static final String PAUSED_BY = "paused by ";
    private static final String BEHIND = "behind its backlog";
    private static final Instant UNTOUCHED = Instant.EPOCH;
    private static final Duration STOP_MAX = Duration.ofSeconds(10); // its thread looks five times a second
    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();
    private final Places places;
    private final Farewells farewells;
    private final Neighbours around;
    private final Clock clock;
    private volatile boolean closed;

    public Subscriptions(Database state, Neighbours around, Clock clock) {
        this.places = new Places(state);
        this.farewells = new Farewells(state, around);
        this.around = around;
        this.clock = clock;
    }

    /** Finds how far those of a bus were. Before anything of it is read or delivered. */
    public void open(BusId bus) {
        places.all(bus).forEach((key, place) -> {
            Gate gate = gate(bus);
            Place now = place.reopened(gate.log().end());
            if (!isTarget(key)) {
                end(gate, key, now, now.position());
                return;
            }
            gate.add(new Progress(key, now, gate.log().from(now.position()), around.newestOnDisk(key)));
            if (now.paused() || now.dropBefore() > 0) {
                around.hold(key, true);
            }
        });
    }

    private boolean isTarget(LaneKey key) {
        return around.rule(key.bus(), key.rule()).stream().flatMap(rule -> rule.targets().stream())
                .anyMatch(target -> target.id().equals(key.target()));
    }

    /** Goes on with those that are behind, or ended so. */
    public void start(List<BusId> buses) {
        buses.forEach(farewells::open);
        gates.values().forEach(gate -> gate.all().forEach(progress -> locked(progress, () -> run(gate, progress))));
    }

    private Gate gate(BusId bus) {
        return gates.computeIfAbsent(bus.number(), number -> new Gate(around.log(bus)));
    }

    /** What the live reader does with a delivery. */
    public Way way(LaneKey key, long offset) {
        Gate gate = gates.get(key.bus().number());
        return gate == null ? Way.LIVE : gate.way(key, offset);
    }

    /** Whether what a lane had in memory before the start was read again, as far as its subscription reads it. */
    public boolean isReadAgain(LaneKey key) {
        return find(key).map(Progress::isReadAgain).orElse(true);
    }

    /** Whether the event at an offset is still to be got by a subscription that somebody touched. */
    public boolean owes(LaneKey key, long offset) {
        return find(key).filter(progress -> progress.owes(offset)).isPresent();
    }

    private Optional<Progress> find(LaneKey key) {
        return Optional.ofNullable(gates.get(key.bus().number())).flatMap(gate -> gate.find(key));
    }

    /** @param waiting deliveries that wait already, in memory and on disk */
    public Subscription get(LaneKey key, long waiting) {
        Optional<Progress> progress = find(key);
        if (progress.isEmpty()) {
            return new Subscription(key.bus().name(), key.rule(), key.target(), Subscription.State.LIVE, waiting,
                    Optional.empty(), "");
        }
        Place place = progress.get().place();
        long next = Math.max(progress.get().reading.position(), place.deliverFrom());
        long ahead = place.isBehind() ? Math.max(0, gate(key.bus()).log().end() - next) : 0;
        return new Subscription(key.bus().name(), key.rule(), key.target(), state(place), ahead + waiting,
                Optional.of(place.changedAt()).filter(at -> !at.equals(UNTOUCHED)), place.changedBy());
    }

    /** Why a delivery is left to its subscription. */
    public String heldBecause(LaneKey key) {
        return find(key).map(Progress::place).filter(Place::paused).map(place -> PAUSED_BY + place.changedBy())
                .orElse(BEHIND);
    }

    private static Subscription.State state(Place place) {
        if (place.paused()) {
            return Subscription.State.PAUSED;
        }
        return place.isToRun() ? Subscription.State.CATCHING_UP : Subscription.State.LIVE;
    }

    public void pause(LaneKey key, String actor) {
        change(key, (gate, progress) -> {
            if (!progress.place().paused()) {
                fallBehind(gate, progress, actor);
                gate.change(progress, end -> place(progress).paused(true, now(), actor));
                around.hold(key, false);
            }
        });
    }

    public void resume(LaneKey key, String actor) {
        change(key, (gate, progress) -> {
            if (progress.place().paused()) {
                gate.change(progress, end -> place(progress).paused(false, now(), actor));
                if (progress.place().dropBefore() == 0) {
                    around.goOn(key);
                }
            }
        });
    }

    /** Moves a subscription. */
    public void move(LaneKey key, StartingPosition from, String actor) {
        change(key, (gate, progress) -> {
            boolean live = !progress.place().isBehind();
            fallBehind(gate, progress, actor);
            around.empty(key);
            progress.forgetDisk();
            gate.change(progress, end -> {
                Place before = live ? live(gate.log(), end) : place(progress);
                return moved(before, offset(gate.log(), from), end, actor);
            });
        });
    }

    /** Where the live reader is. It may have handed on the event there already, so the trace may have heard of it. */
    private static Place live(BusLog log, long end) {
        long next = log.handedOn();
        return new Place(false, next, next, Place.OPEN, 0, Math.min(next + 1, end), 0, 0, UNTOUCHED, "");
    }

    /** What lies between and the trace has heard of, is passed over; what lies behind is told of again. */
    private Place moved(Place before, long to, long end, String actor) {
        long told = to > before.position() ? before.openedFrom() : Math.max(before.openedFrom(), before.position());
        return new Place(before.paused(), 0, Math.min(to, before.position()), Place.OPEN, to, told,
                to > before.position() ? before.told() : 0, end, now(), actor);
    }

    /** Begins subscriptions of a rule that is made next; none of its events are lost, should it begin to match at once.
     *  They are begun by {@link #begin}. */
    public void prepare(List<LaneKey> keys, StartingPosition from, String actor) {
        for (LaneKey key : keys) {
            Gate gate = gate(key.bus());
            long first = offset(gate.log(), from);
            long end = gate.log().end();
            Place place = new Place(false, 0, first, Place.OPEN, first, end, 0, 0, now(), actor);
            places.put(key, place);
            gate.add(new Progress(key, place, gate.log().from(first), -1));
        }
    }

    public void begin(List<LaneKey> keys) {
        keys.forEach(key -> find(key).ifPresent(progress -> locked(progress, () -> run(gate(key.bus()), progress))));
    }

    private static long offset(BusLog log, StartingPosition from) {
        return switch (from) {
            case StartingPosition.Tip tip -> log.end();
            case StartingPosition.Oldest oldest -> log.first();
            case StartingPosition.At(Instant time) -> Math.max(log.first(), log.at(time));
        };
    }

    /** Events that a bus keeps from a position on. */
    public long count(BusId bus, StartingPosition from) {
        BusLog log = around.log(bus);
        return Math.max(0, log.end() - offset(log, from));
    }

    // --- one change --------------------------------------------------------------------------------------------------

    @FunctionalInterface
    private interface Change {
        void on(Gate gate, Progress progress);
    }

    private void change(LaneKey key, Change change) {
        Gate gate = gate(key.bus());
        Progress progress = known(gate, key);
        locked(progress, () -> {
            if (!progress.stop(STOP_MAX)) {
                throw new BusException.Unreachable(("Delivery to target `%s` of rule `%s` was not changed: "
                        + "what is under way does not end, likely because the disk takes nothing. Try again later.")
                        .formatted(key.target(), key.rule()), null);
            }
            try {
                Place before = progress.place();
                change.on(gate, progress);
                if (progress.place() != before || progress.saved().paused() != before.paused()) {
                    keep(progress);
                }
            } finally {
                run(gate, progress);
            }
        });
    }

    private static void locked(Progress progress, Runnable work) {
        progress.verbs.lock();
        try {
            work.run();
        } finally {
            progress.verbs.unlock();
        }
    }

    private synchronized Progress known(Gate gate, LaneKey key) {
        return gate.find(key).orElseGet(() -> {
            BusLog.Reader reading = gate.log().from(gate.log().end());
            Place live = new Place(false, 0, 0, 0, 0, 0, 0, 0, UNTOUCHED, "");
            Progress added = new Progress(key, live, reading, -1);
            gate.add(added);
            return added;
        });
    }

    /** From when this returns the live reader leaves all that comes to the subscription. */
    private void fallBehind(Gate gate, Progress progress, String actor) {
        if (!progress.place().isBehind()) {
            Place safe = progress.safe();
            long from = safe.isBehind() ? safe.position() : gate.log().end();
            places.put(progress.key, Place.behind(false, from, now(), actor));
            gate.change(progress, end -> Place.behind(false, end, now(), actor));
        }
    }

    /** Where it is now. */
    private static Place place(Progress progress) {
        Place place = progress.place();
        return new Place(place.paused(), place.first(), progress.reading.position(), place.until(),
                place.deliverFrom(), place.openedFrom(), place.told(), place.dropBefore(), place.changedAt(),
                place.changedBy());
    }

    private void keep(Progress progress) {
        Place safe = progress.safe();
        places.put(progress.key, safe);
        progress.saved(safe);
    }

    private void run(Gate gate, Progress progress) {
        if (!closed && progress.place().isToRun()) {
            progress.run(new CatchUp(progress, gate, around, places));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    // --- what goes on beside -----------------------------------------------------------------------------------------

    /** Keeps how far they are. Called by one thread at a time.
     *
     *  @param before what has to be on disk first */
    public void save(Runnable before) {
        List<Progress> locked = new ArrayList<>();
        try {
            Map<LaneKey, Place> moved = new HashMap<>();
            gates.values().forEach(gate -> gate.all().stream().filter(p -> p.verbs.tryLock()).forEach(progress -> {
                locked.add(progress);
                Place safe = progress.safe();
                if (safe.isElsewhereThan(progress.saved())) {
                    moved.put(progress.key, safe);
                }
            }));
            if (!moved.isEmpty()) {
                before.run();
                places.moved(moved);
                locked.stream().filter(p -> moved.containsKey(p.key)).forEach(p -> p.saved(moved.get(p.key)));
            }
        } finally {
            locked.forEach(progress -> progress.verbs.unlock());
        }
    }

    /** Offset of the oldest event of a bus that one of them may still have to get. */
    public long neededFrom(BusId bus) {
        Gate gate = gates.get(bus.number());
        return gate == null ? Long.MAX_VALUE : gate.all().stream().map(Progress::saved)
                .filter(Place::isBehind).mapToLong(Place::position).min().orElse(Long.MAX_VALUE);
    }

    /** Ends those whose targets are gone: what waits for them on disk is no longer kept back, and the trace of what was
     *  held back for them says, after a while, that nobody gets it. */
    public void end(BusId bus, Predicate<LaneKey> gone) {
        forget(bus, gone, (gate, progress) -> end(gate, progress.key, progress.place(), progress.reading.position()));
    }

    private void end(Gate gate, LaneKey key, Place place, long position) {
        if (place.isBehind()) {
            farewells.begin(key, position, gate.log());
        } else {
            places.remove(key);
        }
    }

    /** Forgets those that were prepared in vain. */
    public void forget(BusId bus, Predicate<LaneKey> gone) {
        forget(bus, gone, (gate, progress) -> places.remove(progress.key));
    }

    private void forget(BusId bus, Predicate<LaneKey> gone, Change onDisk) {
        Optional.ofNullable(gates.get(bus.number())).ifPresent(gate -> gate.all().stream()
                .filter(progress -> gone.test(progress.key)).forEach(progress -> locked(progress, () -> {
                    progress.stop(STOP_MAX);
                    gate.remove(progress);
                    onDisk.on(gate, progress);
                    around.goOn(progress.key);
                })));
    }

    /** Forgets those of a bus that is gone. */
    public void forget(BusId bus) {
        forget(bus, key -> true);
        farewells.forget(bus);
        gates.remove(bus.number());
    }

    /** Ends their threads; they go on after the next start. */
    @Override
    public void close() {
        closed = true;
        farewells.close();
        each(progress -> progress.stop(Duration.ZERO));
        each(progress -> progress.stop(STOP_MAX));
    }

    private void each(Consumer<Progress> work) {
        gates.values().forEach(gate -> gate.all().forEach(progress -> locked(progress, () -> work.accept(progress))));
    }
}
