package busbar.engine.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.ErrorClass;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.Hold;
import busbar.engine.store.Outcome;
import busbar.engine.store.TestEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The delays, ages and numbers of attempts that the vendor documents ("Retry policies and dead letters"). */
class RetryClockTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Failure DOWN = Failure.passing(ErrorClass.SERVER_ERROR, "[500]");
    private final RetryClock clock = new RetryClock(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

    private static EventTarget target(RetryPolicy policy, ErrorsTolerance tolerance) {
        return EventTarget.of("t", new Destination.Log()).withRetry(policy).withTolerance(tolerance);
    }

    private Outcome after(int attempt, RetryPolicy policy, ErrorsTolerance tolerance, Failure failure) {
        Delivery delivery = new Delivery(TestEvents.at(0, NOW, Hold.none()), "r", "t", attempt, Optional.of(NOW), 0);
        return clock.after(delivery, target(policy, tolerance), failure);
    }

    private long pauseSeconds(int attempt, RetryPolicy policy, ErrorsTolerance tolerance) {
        return Duration.between(NOW, ((Outcome.RetryAt) after(attempt, policy, tolerance, DOWN)).due()).toSeconds();
    }

    @Test
    void backoffTriesThreeTimesAgainTenToTwentySecondsApart() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            for (int i = 0; i < 1_000; i++) {
                long pause = pauseSeconds(attempt, RetryPolicy.BACKOFF, ErrorsTolerance.ALL);
                assertTrue(pause >= 10 && pause <= 20, pause + " s");
            }
        }
        assertInstanceOf(Outcome.Rejected.class, after(4, RetryPolicy.BACKOFF, ErrorsTolerance.ALL, DOWN));
    }

    @Test
    void exponentialDecayTries176TimesAgainOneTwoFourTo512SecondsApart() {
        List<Long> pauses = new ArrayList<>();
        RetryPolicy policy = new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofDays(7));
        for (int attempt = 1; attempt <= 176; attempt++) {
            pauses.add(pauseSeconds(attempt, policy, ErrorsTolerance.ALL));
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 512L), pauses.subList(0, 11));
        assertEquals(86_015, pauses.stream().mapToLong(Long::longValue).sum());
        assertInstanceOf(Outcome.Rejected.class, after(177, policy, ErrorsTolerance.ALL, DOWN));
    }

    @Test
    void whatWouldBeTooOldAtTheNextAttemptExpiresNow() {
        RetryPolicy policy = new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofSeconds(8));
        assertEquals(8, pauseSeconds(4, policy, ErrorsTolerance.ALL));
        var rejected = assertInstanceOf(Outcome.Rejected.class, after(5, policy, ErrorsTolerance.ALL, DOWN));
        assertEquals(ErrorClass.EXPIRED, rejected.why().errorClass());
        assertEquals(16, pauseSeconds(5, policy, ErrorsTolerance.NONE));
    }

    @Test
    void whatIsPermanentIsGivenUpAtOnceButNeverWhereNoErrorIsTolerated() {
        Failure wrong = Failure.permanent(ErrorClass.CLIENT_ERROR, "[400]");
        assertInstanceOf(Outcome.Rejected.class, after(1, RetryPolicy.BACKOFF, ErrorsTolerance.ALL, wrong));
        assertInstanceOf(Outcome.RetryAt.class, after(1, RetryPolicy.BACKOFF, ErrorsTolerance.NONE, wrong));
        assertInstanceOf(Outcome.RetryAt.class, after(1_000, RetryPolicy.BACKOFF, ErrorsTolerance.NONE, DOWN));
    }

    @Test
    void whatTheTargetsOwnTransformCannotMakeBlocksItWhereNoErrorIsTolerated() {
        Failure cannot = Failure.permanent(ErrorClass.TRANSFORM, "nothing there");
        assertInstanceOf(Outcome.Blocked.class, after(1, RetryPolicy.BACKOFF, ErrorsTolerance.NONE, cannot));
        assertInstanceOf(Outcome.Rejected.class, after(1, RetryPolicy.BACKOFF, ErrorsTolerance.ALL, cannot));
    }

    @Test
    void theLongerOfTheTargetsPauseAndThePolicysIsKept() {
        RetryPolicy policy = RetryPolicy.EXPONENTIAL_DECAY;
        Failure asks = new Failure(ErrorClass.THROTTLED, "[429]", false, Optional.of(Duration.ofSeconds(60)));
        var first = (Outcome.RetryAt) after(1, policy, ErrorsTolerance.ALL, asks);
        assertEquals(NOW.plusSeconds(60), first.due());
        var eighth = (Outcome.RetryAt) after(8, policy, ErrorsTolerance.ALL, asks);
        assertEquals(NOW.plusSeconds(128), eighth.due());
    }
}
