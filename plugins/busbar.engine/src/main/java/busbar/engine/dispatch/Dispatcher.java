package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.api.model.Destination;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceAction;
import busbar.api.transform.TransformException;
import busbar.api.transform.Transformed;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.Outcome;
import busbar.engine.store.Witness;
import busbar.engine.store.Witness.Sight;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries, each behind the limit of its own target. */
public final class Dispatcher implements AutoCloseable, Lane.Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5); // for attempts under way when the engine ends
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LANES_EVERY = Duration.ofMinutes(1); // a lane is small
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
        lanes.values().stream().filter(l -> l.key().bus().equals(bus)).forEach(Lane::wake);
    }

    /** Looks again at the deliveries of a rule that changed. */
    public void ruleChanged(BusId bus, String rule) {
        lanes.values().stream().filter(l -> l.key().bus().equals(bus) && l.key().rule().equals(rule))
                .forEach(Lane::wake);
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
    public void later(Duration pause, Runnable work) {
        try {
            timer.schedule(() -> run(work), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine ends; what was to follow is found at the next start");
        }
    }

    @Override
    public void attempt(Lane lane, Delivery waiting) {
        Optional<Delivery> next = Optional.of(waiting);
        while (next.isPresent() && lane.awaitTurn()) {
            next = attemptOnce(lane, next.get().begun(clock.instant()));
        }
    }

    /** An attempt that our own end broke off says nothing of its target; it is made anew after the next start.
     *
     *  @return the same delivery again, where its lane keeps order and waits for it */
    private Optional<Delivery> attemptOnce(Lane lane, Delivery delivery) {
        try {
            Optional<EventTarget> target = lane.target();
            Outcome outcome = target.isPresent() ? outcome(delivery, target.get())
                    : new Outcome.Rejected(Failure.permanent(ErrorClass.CONFIGURATION,
                            "The rule or its target was deleted before the event was delivered."));
            boolean brokenOff = lane.isClosed() && !(outcome instanceof Outcome.Delivered);
            return brokenOff ? Optional.empty() : settle(lane, delivery, target, outcome);
        } catch (RuntimeException e) {
            LOG.error("delivery of [{}] to [{}] met trouble of our own", delivery.event().event().id(),
                    delivery.target(), e);
            return afterTrouble(lane, delivery);
        }
    }

    private Outcome outcome(Delivery delivery, EventTarget target) {
        String endpoint = target.destination().endpoint();
        Transformed body;
        try {
            body = stops.body(delivery, target);
        } catch (TransformException e) {
            seen(delivery, TraceAction.TRANSFORMED, endpoint, "failed: " + e.getMessage(), sinceReceipt(delivery));
            return new Outcome.Rejected(Failure.permanent(ErrorClass.TRANSFORM, e.getMessage()));
        }
        if (delivery.attempt() == 1) {
            seen(delivery, TraceAction.TRANSFORMED, endpoint, body.body().length + " bytes", sinceReceipt(delivery));
        }
        Instant begun = clock.instant();
        Answer answer = sender.send(delivery, target.destination(), body);
        Duration took = Duration.between(begun, clock.instant());
        return switch (answer) {
            case Answer.Took(String status) -> {
                seen(delivery, TraceAction.ATTEMPTED, endpoint, status, took);
                yield new Outcome.Delivered(status);
            }
            case Answer.Refused(Failure why) -> {
                seen(delivery, TraceAction.ATTEMPTED, endpoint, why.answer(), took);
                yield stops.after(delivery, target, why);
            }
        };
    }

    private Optional<Delivery> settle(Lane lane, Delivery delivery, Optional<EventTarget> target, Outcome outcome) {
        String endpoint = target.map(EventTarget::destination).map(Destination::endpoint).orElse("");
        return switch (outcome) {
            case Outcome.Delivered(String answer) -> {
                seen(delivery, TraceAction.DELIVERED, endpoint, answer, sinceReceipt(delivery));
                lane.trouble().arrived();
                releaseIfNew(delivery);
                stops.arrived(delivery).whenComplete((gone, problem) -> lane.letGo(delivery));
                yield Optional.empty();
            }
            case Outcome.RetryAt(Instant due, Failure why) -> retry(lane, delivery, endpoint, due, why);
            case Outcome.Rejected(Failure why) -> bury(lane, delivery, endpoint, target.isPresent(), why);
        };
    }

    private Optional<Delivery> retry(Lane lane, Delivery delivery, String endpoint, Instant due, Failure why) {
        lane.trouble().failed(delivery, endpoint, due, why);
        long row = stops.wait(delivery.next(), due, false).join();
        seen(delivery, TraceAction.RETRY_SCHEDULED, endpoint, due.toString(), sinceReceipt(delivery));
        if (lane.isOrdered()) {
            releaseIfNew(delivery);
            lane.claim(row);
            return lane.pauseUntil(due) ? Optional.of(delivery.next().atRow(row)) : Optional.empty();
        }
        done(lane, delivery);
        wake(lane, due);
        return Optional.empty();
    }

    private Optional<Delivery> bury(Lane lane, Delivery delivery, String endpoint, boolean attempted, Failure why) {
        boolean made = attempted && why.errorClass() != ErrorClass.TRANSFORM;
        int attempts = made ? delivery.attempt() : delivery.attempt() - 1;
        lane.trouble().buried(delivery, attempts, why);
        stops.bury(delivery, endpoint, attempts, why).join();
        seen(delivery, TraceAction.DEAD_LETTERED, endpoint, why.answer(), sinceReceipt(delivery));
        return done(lane, delivery);
    }

    private Optional<Delivery> done(Lane lane, Delivery delivery) {
        releaseIfNew(delivery);
        lane.letGo(delivery);
        return Optional.empty();
    }

    private static void releaseIfNew(Delivery delivery) {
        if (delivery.row() == 0) {
            delivery.event().hold().release();
        }
    }

    /** The state could not be changed. What is in memory stays there and is tried again, so that nothing is lost. */
    private Optional<Delivery> afterTrouble(Lane lane, Delivery delivery) {
        if (lane.isOrdered()) {
            return lane.pauseUntil(clock.instant().plus(TROUBLE_PAUSE)) ? Optional.of(delivery) : Optional.empty();
        }
        later(TROUBLE_PAUSE, () -> lane.addAgain(delivery));
        return Optional.empty();
    }

    private Duration sinceReceipt(Delivery delivery) {
        return delivery.event().age(clock.instant());
    }

    private void seen(Delivery delivery, TraceAction action, String endpoint, String status, Duration latency) {
        witness.saw(Sight.ofDelivery(delivery, action, endpoint, status, latency));
    }

    /** Starts nothing more and waits a while for what is under way;
     *  what is not done by then is done after a restart. */
    @Override
    public void close() {
        timer.shutdownNow();
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
}
