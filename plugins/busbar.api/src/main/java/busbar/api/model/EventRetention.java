package busbar.api.model;

import static busbar.api.model.Checks.check;

import java.time.Duration;

/** How long and how much a bus keeps of its events. What a target still waits for is kept beyond both bounds, because
 *  nothing acknowledged may be lost to a slow target. Events go by whole segments of the log (16 to 64 MiB), of which
 *  the one being written stays.
 *
 *  @param ageMax age at which an event may go, 1 hour to 365 days
 *  @param bytesMax size of the log from which on the oldest events go, 1 MiB and up; 0 for no bound */
public record EventRetention(Duration ageMax, long bytesMax) {
    public static final Duration AGE_MIN = Duration.ofHours(1);
    public static final Duration AGE_LIMIT = Duration.ofDays(365);
    public static final long BYTES_MIN = 1L << 20;
    /** Seven days, as long as the trace of the events, and no bound of size. */
    public static final EventRetention DEFAULT = new EventRetention(Duration.ofDays(7), 0);

    public EventRetention {
        check(ageMax.compareTo(AGE_MIN) >= 0 && ageMax.compareTo(AGE_LIMIT) <= 0,
                "A retention of %s is out of range; give 1 hour to 365 days.", Amounts.span(ageMax));
        check(bytesMax == 0 || bytesMax >= BYTES_MIN,
                "A size of %d bytes is out of range; give 1 MiB (1048576) or more, or 0 for no bound.", bytesMax);
    }
}
