package busbar.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CountsTest {

    /** Within the 1 % that two digits keep. */
    @Property(tries = 100)
    void sumsAndPercentilesComeBackFromTheirBytes(@ForAll long seed) {
        Random random = new Random(seed);
        Counts sum = new Counts();
        List<Long> all = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            Counts counts = new Counts();
            for (int i = 0; i < random.nextInt(50); i++) {
                long micros = 1 + random.nextInt(2_000_000);
                counts.delivered++;
                counts.latency(Duration.ofNanos(micros * 1_000));
                all.add(micros);
            }
            Counts read = new Counts();
            read.delivered = counts.delivered;
            read.addLatencyBytes(counts.latencyBytes());
            sum.add(read);
        }
        all.sort(null);
        var point = sum.point(Instant.EPOCH);
        assertEquals(all.size(), point.delivered());
        near(all, 50, point.latencyP50());
        near(all, 99, point.latencyP99());
    }

    private static void near(List<Long> sorted, int percent, Duration found) {
        if (sorted.isEmpty()) {
            assertEquals(Duration.ZERO, found);
            return;
        }
        int rank = Math.max(1, (int) Math.ceil(sorted.size() * percent / 100.0));
        double exact = sorted.get(rank - 1);
        assertTrue(Math.abs(found.toNanos() / 1_000.0 - exact) <= exact * 0.011 + 1, found + " for " + exact);
    }
}
