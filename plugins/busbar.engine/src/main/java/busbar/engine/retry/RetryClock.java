package busbar.engine.retry;

import busbar.api.deadletter.ErrorClass;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Says what follows a failed attempt. */
public final class RetryClock {
    private final Clock clock;
    private final RandomGenerator chance;

    public RetryClock(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** A target with {@code ErrorsTolerance.NONE} is tried until it takes the event, at the pace of its last retry.
     *  What its own transform cannot make, it cannot make again: that waits until the rule is changed. */
    public Outcome after(Delivery delivery, EventTarget target, Failure failure) {
        RetryPolicy policy = target.retry();
        boolean givesUp = target.tolerance() == ErrorsTolerance.ALL;
        if (givesUp && (failure.permanent() || delivery.attempt() > policy.retriesMax())) {
            return new Outcome.Rejected(failure);
        }
        if (!givesUp && failure.errorClass() == ErrorClass.TRANSFORM) {
            return new Outcome.Blocked(failure);
        }
        Instant now = clock.instant();
        Instant due = now.plus(pause(policy, delivery.attempt(), failure));
        if (givesUp && due.isAfter(delivery.event().receivedAt().plus(policy.ageMax()))) {
            return new Outcome.Rejected(new Failure(ErrorClass.EXPIRED,
                    "The event would be older than %s at the next attempt. Last answer: %s".formatted(policy.ageMax(),
                            failure.answer()), true, failure.retryAfter()));
        }
        return new Outcome.RetryAt(due, failure);
    }

    /** The longer of the policy's pause and the one that the target asked for. */
    private Duration pause(RetryPolicy policy, int attempt, Failure failure) {
        Duration own = policy.delayBefore(Math.max(1, Math.min(attempt, Math.max(1, policy.retriesMax()))), chance);
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(own) > 0 ? asked : own;
    }
}
