package busbar.engine.dispatch;

import busbar.api.subscription.Blockage;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Witness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries, each behind the limit of its own target. */
public final class Dispatcher implements AutoCloseable, Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5); // for attempts under way when the engine ends
    private static final Duration LANES_EVERY = Duration.ofMinutes(1); // a lane is small
    private static final Duration RELIEVE_EVERY = Duration.ofSeconds(2); // what a crash may deliver again
    private final Map<LaneKey, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delivery-timer").factory());
    private final Alarm alarm = new Alarm(timer);
    private final Memory memory = new Memory();
    private final Stops stops;
    private final Sender sender;
    private final Witness witness;
    private final Clock clock;

    public Dispatcher(Stops stops, Sender sender, Witness witness, Clock clock) {
        this.stops = stops;
        this.sender = sender;
        this.witness = witness;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::endLanes, LANES_EVERY.toMillis(), LANES_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::relieveLanes, RELIEVE_EVERY.toMillis(), RELIEVE_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Takes a delivery; returns at once. */
    public void deliver(Delivery delivery) {
        LaneKey key = new LaneKey(delivery.event().bus(), delivery.rule(), delivery.target());
        Lane lane = lane(key, false);
        while (!lane.add(delivery)) {
            lanes.remove(key, lane); // it ended this moment
            lane = lane(key, false);
        }
    }

    /** Goes on with a lane that has rows from before. Called before new deliveries come. */
    public void resume(LaneKey key) {
        lane(key, true).wake();
    }

    /** All events of a bus that were read before the last end are read again; what keeps order may begin. */
    public void readAgain(BusId bus) {
        lanes(key -> key.bus().equals(bus)).forEach(Lane::wake);
    }

    /** As {@link #readAgain(BusId)}, for one lane. */
    public void readAgain(LaneKey key) {
        lane(key, false).wake();
    }

    /** Looks again at the deliveries of a rule that changed. */
    public void ruleChanged(BusId bus, String rule) {
        lanes(key -> key.bus().equals(bus) && key.rule().equals(rule)).forEach(Lane::hurry);
    }

    private Stream<Lane> lanes(Predicate<LaneKey> wanted) {
        return lanes.values().stream().filter(lane -> wanted.test(lane.key()));
    }

    /** Begins no delivery of a lane until it goes on; what it has in memory goes to disk.
     *
     *  @param rows whether it may have rows from before the start */
    public void hold(LaneKey key, boolean rows) {
        lane(key, rows).hold();
    }

    /** As {@link #hold}, and what is under way is not tried again. */
    public void empty(LaneKey key) {
        lane(key, false).empty();
    }

    public void goOn(LaneKey key) {
        lane(key, false).goOn();
    }

    /** What keeps a lane from its next event, where it keeps order. */
    public Optional<Blockage> blockage(LaneKey key) {
        return Optional.ofNullable(lanes.get(key)).flatMap(lane -> lane.standstill().blockage());
    }

    /** How many deliveries of a lane wait beside those on disk. */
    public int waiting(LaneKey key) {
        return Optional.ofNullable(lanes.get(key)).map(Lane::waiting).orElse(0);
    }

    /** Waits a while for room in memory. @return whether the lane takes a delivery without making it a row */
    public boolean awaitRoom(LaneKey key) throws InterruptedException {
        return lane(key, false).awaitRoom();
    }

    /** Whether a lane takes a delivery without making it a row. */
    public boolean hasRoom(LaneKey key) {
        return lane(key, false).hasRoom();
    }

    /** Waits a while until all that a lane wrote is on disk. @return whether it is */
    public boolean awaitDisk(LaneKey key) throws InterruptedException {
        return lane(key, false).awaitDisk();
    }

    /** Ends the lanes of a bus that is deleted. */
    public void forget(BusId bus) {
        lanes.entrySet().removeIf(e -> {
            boolean gone = e.getKey().bus().equals(bus);
            if (gone) {
                e.getValue().close();
            }
            return gone;
        });
    }

    /** Lets lanes go whose rule or target is gone, and with it all that they held. */
    void endLanes() {
        try {
            lanes.entrySet().removeIf(each -> each.getValue().ends());
        } catch (RuntimeException e) {
            LOG.error("lanes of deleted rules could not be ended, trying again", e);
        }
    }

    private void relieveLanes() {
        try {
            lanes.values().forEach(Lane::relieve);
        } catch (RuntimeException e) {
            LOG.error("what waits in memory could not be written, trying again", e);
        }
    }

    /** How many lanes there are. */
    int lanes() {
        return lanes.size();
    }

    private Lane lane(LaneKey key, boolean rows) {
        return lanes.computeIfAbsent(key, k -> new Lane(k, stops, this, clock, memory, rows));
    }

    @Override
    public void run(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void wake(Lane lane, Instant at) {
        alarm.set(lane, Duration.between(clock.instant(), at));
    }

    @Override
    public void afterTrouble(Runnable work) {
        try {
            timer.schedule(() -> run(work), TROUBLE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine ends; what was to follow is found at the next start");
        }
    }

    @Override
    public void attempt(Lane lane, Delivery delivery, BooleanSupplier wanted) {
        new Attempt(stops, sender, witness, clock, this, lane, wanted).run(delivery);
    }

    /** Starts nothing more, writes what waits in memory, and waits a while for what is under way; what is not done by
     *  then is done after a restart. */
    @Override
    public void close() {
        timer.shutdownNow();
        lanes.values().forEach(Lane::hold);
        awaitDisk();
        lanes.values().forEach(Lane::close);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                sender.close();
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }

    private void awaitDisk() {
        long end = System.nanoTime() + CLOSING_MAX.toNanos();
        try {
            for (Lane lane : lanes.values()) {
                while (System.nanoTime() < end && !lane.awaitDisk()) {
                    // not yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
