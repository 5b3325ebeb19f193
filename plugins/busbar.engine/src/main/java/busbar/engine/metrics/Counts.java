package busbar.engine.metrics;

import busbar.api.metrics.MetricPoint;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Counts of one step of time. Not safe for threads. */
final class Counts {
    private static final long LATENCY_MAX_MICROS = 86_400_000_000L; // a day; longer ones count as that
    private static final int DIGITS = 2; // of a latency: 1 % is more than a chart shows
    long received;
    long matched;
    long delivered;
    long failed;
    long retried;
    long dead;
    private Histogram latency;

    void latency(Duration took) {
        histogram().recordValue(Math.clamp(took.toNanos() / 1_000, 1, LATENCY_MAX_MICROS));
    }

    private Histogram histogram() {
        if (latency == null) {
            latency = new Histogram(1, LATENCY_MAX_MICROS, DIGITS);
            latency.setAutoResize(false);
        }
        return latency;
    }

    void add(Counts other) {
        received += other.received;
        matched += other.matched;
        delivered += other.delivered;
        failed += other.failed;
        retried += other.retried;
        dead += other.dead;
        if (other.latency != null) {
            histogram().add(other.latency);
        }
    }

    /** The histogram in a few bytes; none where nothing was delivered. */
    byte[] latencyBytes() {
        if (latency == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
        int length = latency.encodeIntoCompressedByteBuffer(bytes);
        byte[] exact = new byte[length];
        bytes.flip().get(exact);
        return exact;
    }

    void addLatencyBytes(byte[] bytes) {
        if (bytes == null) {
            return;
        }
        try {
            histogram().add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 1));
        } catch (DataFormatException e) {
            throw new IllegalStateException("A latency histogram in the database cannot be read.", e);
        }
    }

    MetricPoint point(Instant at) {
        boolean none = latency == null || latency.getTotalCount() == 0;
        return new MetricPoint(at, received, matched, delivered, failed, retried, dead,
                none ? Duration.ZERO : micros(latency.getValueAtPercentile(50)),
                none ? Duration.ZERO : micros(latency.getValueAtPercentile(99)));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
