package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.api.model.Destination;
import busbar.api.model.EventTarget;
import busbar.api.subscription.Blockage;
import busbar.api.trace.TraceAction;
import busbar.api.transform.TransformException;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.Outcome;
import busbar.engine.store.Pause;
import busbar.engine.store.Witness;
import busbar.engine.store.Witness.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A delivery whose turn has come: it is tried, and what follows is done. Blocks; one virtual thread.
 *
 *  @param wanted whether a failure is tried again */
record Attempt(Stops stops, Sender sender, Witness witness, Clock clock, Crew crew, Lane lane,
        BooleanSupplier wanted) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    /** Status of a step HELD. */
    private static final String BLOCKED = "blocked until its rule is changed";

    /** Tries it; more than once only where its lane keeps order and waits for it. */
    void run(Delivery waiting) {
        Optional<Delivery> next = Optional.of(waiting);
        while (next.isPresent() && awaitTurn()) {
            next = once(next.get().begun(clock.instant()));
        }
        next.ifPresent(this::keep);
    }

    /** Waits where its target only fails; all workers of the lane together wait some tenths of a second at most.
     *
     *  @return false where the lane was closed meanwhile */
    private boolean awaitTurn() {
        Duration pause = lane.trouble().turn();
        return !pause.isPositive() || Pause.of(pause) && !lane.isClosed();
    }

    /** An attempt that our own end broke off says nothing of its target; it is made anew after the next start.
     *
     *  @return the same delivery again, where its lane keeps order and waits for it */
    private Optional<Delivery> once(Delivery delivery) {
        int changes = lane.standstill().changes();
        try {
            Optional<EventTarget> target = lane.target();
            Outcome outcome = target.isPresent() ? outcome(delivery, target.get())
                    : new Outcome.Rejected(Failure.permanent(ErrorClass.CONFIGURATION,
                            "The rule or its target was deleted before the event was delivered."));
            boolean brokenOff = lane.isClosed() && !(outcome instanceof Outcome.Delivered);
            return brokenOff ? keep(delivery) : settle(delivery, target, outcome, changes);
        } catch (RuntimeException e) {
            LOG.error("delivery of [{}] to [{}] met trouble of our own", delivery.event().event().id(),
                    delivery.target(), e);
            return afterTrouble(delivery, changes);
        }
    }

    /** Writes what our own end breaks off, so that no cursor has to wait for it. Where the disk does not take it, the
     *  event is read again after the next start. */
    private Optional<Delivery> keep(Delivery delivery) {
        if (delivery.row() == 0) {
            stops.spill(delivery, clock.instant()).handle((row, problem) -> {
                if (problem == null) {
                    delivery.event().hold().release();
                }
                return row;
            }).join();
        }
        return Optional.empty();
    }

    private Outcome outcome(Delivery delivery, EventTarget target) {
        String endpoint = target.destination().endpoint();
        Transformed body;
        try {
            body = stops.body(delivery, target);
        } catch (TransformException e) {
            seen(delivery, TraceAction.TRANSFORMED, endpoint, "failed: " + e.getMessage(), sinceReceipt(delivery));
            return stops.after(delivery, target, Failure.permanent(ErrorClass.TRANSFORM, e.getMessage()));
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

    /** @param changes of the rule before the target was asked for */
    private Optional<Delivery> settle(Delivery delivery, Optional<EventTarget> target, Outcome outcome, int changes) {
        String endpoint = target.map(EventTarget::destination).map(Destination::endpoint).orElse("");
        return switch (outcome) {
            case Outcome.Delivered(String answer) -> {
                seen(delivery, TraceAction.DELIVERED, endpoint, answer, sinceReceipt(delivery));
                lane.trouble().arrived();
                releaseIfNew(delivery);
                stops.arrived(delivery).whenComplete((gone, problem) -> lane.letGo(delivery));
                yield Optional.empty();
            }
            case Outcome.RetryAt(Instant due, Failure why) -> retry(delivery, endpoint, due, why, changes);
            case Outcome.Blocked(Failure why) -> block(delivery, endpoint, why, changes);
            case Outcome.Rejected(Failure why) -> bury(delivery, endpoint, target.isPresent(), why);
        };
    }

    private Optional<Delivery> retry(Delivery delivery, String endpoint, Instant due, Failure why, int changes) {
        lane.trouble().failed(delivery, endpoint, due, why);
        long row = stops.retry(delivery.next(), due, wanted).join();
        if (row == 0) {
            return passedOver(delivery, endpoint);
        }
        seen(delivery, TraceAction.RETRY_SCHEDULED, endpoint, due.toString(), sinceReceipt(delivery));
        if (!lane.isOrdered()) {
            done(delivery);
            crew.wake(lane, due);
            return Optional.empty();
        }
        return standStill(delivery.next().atRow(row), delivery, why, Optional.of(due), changes);
    }

    /** It waits as a row that is due, so that it is found again however its rule is changed. */
    private Optional<Delivery> block(Delivery delivery, String endpoint, Failure why, int changes) {
        long row = stops.retry(delivery, clock.instant(), wanted).join();
        if (row == 0) {
            return passedOver(delivery, endpoint);
        }
        LOG.warn("target [{}] of rule [{}] gets nothing until the rule is changed, event [{}]: {}", delivery.target(),
                delivery.rule(), delivery.event().event().id(), why.answer());
        witness.saw(new Sight(delivery.event(), TraceAction.HELD, delivery.rule(), delivery.target(),
                delivery.attempt() - 1, endpoint, BLOCKED, sinceReceipt(delivery)));
        return standStill(delivery.atRow(row), delivery, why, Optional.empty(), changes);
    }

    private Optional<Delivery> standStill(Delivery next, Delivery before, Failure why, Optional<Instant> nextAt,
            int changes) {
        releaseIfNew(before);
        lane.claim(next.row());
        Blockage blockage = new Blockage(next.event().event().id(), why.answer(),
                next.firstAttemptAt().orElseGet(clock::instant), nextAt);
        return lane.standstill().await(blockage, changes) ? Optional.of(next) : letGo(next);
    }

    /** The lane was emptied meanwhile; a row of this delivery went with the others. */
    private Optional<Delivery> passedOver(Delivery delivery, String endpoint) {
        if (delivery.row() == 0) {
            seen(delivery, TraceAction.SKIPPED, endpoint, "", sinceReceipt(delivery));
        }
        return done(delivery);
    }

    private Optional<Delivery> bury(Delivery delivery, String endpoint, boolean attempted, Failure why) {
        boolean made = attempted && why.errorClass() != ErrorClass.TRANSFORM;
        int attempts = made ? delivery.attempt() : delivery.attempt() - 1;
        lane.trouble().buried(delivery, attempts, why);
        stops.bury(delivery, endpoint, attempts, why).join();
        seen(delivery, TraceAction.DEAD_LETTERED, endpoint, why.answer(), sinceReceipt(delivery));
        return done(delivery);
    }

    private Optional<Delivery> done(Delivery delivery) {
        releaseIfNew(delivery);
        return letGo(delivery);
    }

    private Optional<Delivery> letGo(Delivery delivery) {
        lane.letGo(delivery);
        return Optional.empty();
    }

    private static void releaseIfNew(Delivery delivery) {
        if (delivery.row() == 0) {
            delivery.event().hold().release();
        }
    }

    /** The state could not be changed. What is in memory stays there and is tried again, so that nothing is lost. */
    private Optional<Delivery> afterTrouble(Delivery delivery, int changes) {
        if (!lane.isOrdered()) {
            crew.afterTrouble(() -> lane.addAgain(delivery));
            return Optional.empty();
        }
        if (lane.standstill().await(Optional.of(clock.instant().plus(Crew.TROUBLE_PAUSE)), changes)) {
            return Optional.of(delivery);
        }
        lane.addAgain(delivery);
        return Optional.empty();
    }

    private Duration sinceReceipt(Delivery delivery) {
        return delivery.event().age(clock.instant());
    }

    private void seen(Delivery delivery, TraceAction action, String endpoint, String status, Duration latency) {
        witness.saw(Sight.ofDelivery(delivery, action, endpoint, status, latency));
    }
}
