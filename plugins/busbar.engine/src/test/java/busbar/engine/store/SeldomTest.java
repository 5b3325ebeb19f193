package busbar.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Seldom seldom = new Seldom(nanos::get);

    @Test
    void theFirstIsToldAtOnceAndTheRestOnceAMinuteWithTheirNumber() {
        assertEquals(3, seldom.count(3));
        assertEquals(0, seldom.count(4));
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertEquals(0, seldom.count(5));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(9, seldom.count(0));
        assertEquals(0, seldom.count(0));
        assertEquals(0, seldom.count(1));
    }

    @Test
    void whatBeginsAgainAfterItsEndIsToldAtOnce() {
        assertEquals(1, seldom.count(1));
        assertEquals(0, seldom.count(2));
        assertEquals(2, seldom.end());
        assertEquals(7, seldom.count(7));
    }
}
