package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.engine.store.SimulatedDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each segment of these holds 20 records of 1,000 bytes; the record with offset n is of second n, and now is 200. */
class RetentionTest {
    private static final ChannelOptions OPTIONS = ChannelOptions.DEFAULT.withSegmentBytes(28_000, 28_000);
    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(200), ZoneOffset.UTC);

    private Channel channel;
    private int perSegment;

    @BeforeEach
    void fill() {
        channel = SegmentChannel.open(Path.of("/bus"), OPTIONS, new SimulatedDisk(new Random(1)), NOW, new Random(2));
        for (int i = 0; i < 200; i++) {
            channel.appendAndWait(List.of(Records.record("r" + i, i * 1000L, 1000)));
        }
        perSegment = (28_000 - SegmentHeader.BYTES) / (1000 + 100);
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void segmentsWhoseNewestRecordIsTooOldGo() {
        RetentionReport report = channel.retain(Retention.ofAge(Duration.ofSeconds(100)), channel.endOffset());
        assertTrue(report.segments() > 2 && report.neededRecords() == 0, report.toString());
        assertTrue(channel.firstOffset() <= 100 && channel.firstOffset() > 100 - 2 * perSegment,
                "first " + channel.firstOffset());
        assertEquals(report.firstOffset(), channel.firstOffset());
        assertEquals(Optional.empty(), channel.get(channel.firstOffset() - 1));
        assertEquals(channel.firstOffset(), channel.read(0, 1, 1).records().getFirst().offset());
        assertEquals(199, Records.all(channel).getLast().offset());
    }

    @Test
    void ageNeverTakesWhatACursorNeeds() {
        RetentionReport report = channel.retain(Retention.ofAge(Duration.ZERO).droppingNeeded(), 50);
        assertTrue(channel.firstOffset() <= 50 && report.segments() > 0, report.toString());
        assertEquals("r50", channel.get(50).orElseThrow().record().eventId());
    }

    @Test
    void sizeTakesWhatACursorNeedsOnlyWhenThePolicySaysSo() {
        channel.retain(Retention.ofBytes(0), 50);
        assertTrue(channel.firstOffset() <= 50);
        RetentionReport report = channel.retain(Retention.ofBytes(60_000).droppingNeeded(), 50);
        assertTrue(channel.firstOffset() > 50);
        assertEquals(channel.firstOffset() - 50, report.neededRecords());
        assertTrue(channel.health().bytes() <= 60_000 + 28_000, channel.health().toString());
    }

    @Test
    void theSegmentBeingWrittenAlwaysStays() {
        channel.retain(Retention.ofBytes(0).droppingNeeded(), 0);
        assertEquals(199, Records.all(channel).getLast().offset());
        assertEquals(200, channel.appendAndWait(List.of(Records.record("next"))));
    }

    @Test
    void foreverKeepsEverything() {
        assertEquals(0, channel.retain(Retention.FOREVER, channel.endOffset()).segments());
        assertEquals(0, channel.firstOffset());
    }
}
