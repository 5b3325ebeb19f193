package busbar.api.model;

import static busbar.api.model.Checks.check;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How often and how long a failed delivery is tried again (Alibaba EventBridge, "Retry policies and dead letters").
 *
 *  @param retriesMax attempts after the first, 0 to 185
 *  @param ageMax time since the event was received after which no attempt is made, 1 s to 7 days */
public record RetryPolicy(Strategy strategy, int retriesMax, Duration ageMax) {
    private static final int RETRIES_LIMIT = 185; // the larger of the vendors' maxima
    private static final Duration AGE_LIMIT = Duration.ofDays(7);
    public static final RetryPolicy BACKOFF = new RetryPolicy(Strategy.BACKOFF_RETRY, 3, Duration.ofDays(1));
    public static final RetryPolicy EXPONENTIAL_DECAY =
            new RetryPolicy(Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofDays(1));

    /** The vendor's two names: a random pause of 10 to 20 s; or 1, 2, 4 … 256 and then 512 s. */
    public enum Strategy {
        BACKOFF_RETRY, EXPONENTIAL_DECAY_RETRY
    }

    public RetryPolicy {
        check(retriesMax >= 0 && retriesMax <= RETRIES_LIMIT, "%d retries are out of range; give 0 to %d.", retriesMax,
                RETRIES_LIMIT);
        check(ageMax.compareTo(Duration.ofSeconds(1)) >= 0 && ageMax.compareTo(AGE_LIMIT) <= 0,
                "The maximum age of %s is out of range; give 1 s to 7 days.", ageMax);
    }

    /** The pause before a retry.
     *
     *  @param retry 1-based number of the retry that comes next */
    public Duration delayBefore(int retry, RandomGenerator chance) {
        return switch (strategy) {
            case BACKOFF_RETRY -> Duration.ofMillis(chance.nextLong(10_000, 20_001));
            case EXPONENTIAL_DECAY_RETRY -> Duration.ofSeconds(1L << Math.min(retry - 1, 9));
        };
    }
}
