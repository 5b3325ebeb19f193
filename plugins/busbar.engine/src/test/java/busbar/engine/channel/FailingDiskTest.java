package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.engine.store.Disk;
import busbar.engine.store.FileDisk;
import busbar.engine.store.SimulatedDisk;
import busbar.engine.store.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExpectTrouble.class)
class FailingDiskTest {
    private static final Path BUS = Path.of("/bus");
    private static final ChannelOptions OPTIONS =
            new ChannelOptions(65_536, 65_536, 32_768, 65_536, Duration.ofSeconds(2), 0);

    private final SimulatedDisk disk = new SimulatedDisk(new Random(1));
    private final List<String> stored = new ArrayList<>();

    private static Channel open(Path folder, Disk disk, ChannelOptions options) {
        return SegmentChannel.open(folder, options, disk, Clock.systemUTC(), new Random(2));
    }

    private void append(Channel channel) {
        ChannelRecord record = Records.record("e" + stored.size(), 1, 5000);
        assertEquals(stored.size(), channel.appendAndWait(List.of(record)));
        stored.add(record.eventId());
    }

    /** @return the refusal */
    private ChannelFull fill(Channel channel) {
        return assertThrows(ChannelFull.class, () -> {
            while (true) {
                append(channel);
            }
        });
    }

    private void appendOnceThereIsRoom(Channel channel) {
        Instant deadline = Instant.now().plusSeconds(20);
        int before = stored.size();
        while (stored.size() == before) {
            try {
                append(channel);
            } catch (ChannelFull e) {
                assertTrue(Instant.now().isBefore(deadline), "still full: " + e.getMessage());
            }
        }
    }

    @Test
    void aFullDiskIsRefusedWhileReadingGoesOnAndHealsByItself() {
        disk.bytesMax(200_000);
        try (Channel channel = open(BUS, disk, OPTIONS)) {
            ChannelFull refusal = fill(channel);
            assertTrue(refusal.getMessage().contains("Free some disk"), refusal.getMessage());
            assertEquals(ChannelHealth.State.FULL, channel.health().state());
            assertTrue(stored.size() > 20);
            assertEquals(stored, Records.ids(channel));
            disk.bytesMax(1_000_000);
            appendOnceThereIsRoom(channel);
            assertEquals(ChannelHealth.State.OPEN, channel.health().state());
            assertEquals(stored, Records.ids(channel));
        }
        try (Channel channel = open(BUS, disk, OPTIONS)) {
            assertEquals(stored, Records.ids(channel));
        }
    }

    @Test
    void aFullDiskIsHealedByRetention() {
        disk.bytesMax(200_000);
        try (Channel channel = open(BUS, disk, OPTIONS)) {
            fill(channel);
            channel.retain(Retention.ofBytes(70_000), channel.endOffset());
            appendOnceThereIsRoom(channel);
            assertEquals(stored.subList((int) channel.firstOffset(), stored.size()), Records.ids(channel));
        }
    }

    @Test
    void whatStillFitsIntoTheSegmentIsStoredWhenALargerAppendIsRefused() {
        disk.bytesMax(70_000);
        try (Channel channel = open(BUS, disk, OPTIONS)) {
            fill(channel);
            assertEquals(stored.size(), channel.appendAndWait(List.of(Records.record("small", 1, 10))));
            assertEquals("small", channel.get(stored.size()).orElseThrow().record().eventId());
        }
    }

    @Test
    void theReserveStaysFreeForTheStateOfDeliveries() {
        disk.bytesMax(400_000);
        ChannelOptions reserving = new ChannelOptions(65_536, 65_536, 32_768, 65_536, Duration.ZERO, 150_000);
        try (Channel channel = open(BUS, disk, reserving)) {
            ChannelFull refusal = fill(channel);
            assertTrue(disk.usableBytes(BUS) >= 150_000, "left " + disk.usableBytes(BUS));
            assertTrue(refusal.getMessage().contains("kept for the state"), refusal.getMessage());
        }
    }

    @Test
    void aNewChannelOnAFullDiskIsRefusedAndLeavesNothingBehind() throws IOException {
        disk.bytesMax(10_000);
        assertThrows(ChannelFull.class, () -> open(BUS, disk, OPTIONS));
        assertEquals(List.of(), disk.list(BUS));
    }

    @Test
    void afterAFailedSyncNothingIsAcknowledgedUntilItIsOpenedAgain() {
        Channel channel = open(BUS, disk, OPTIONS);
        append(channel);
        append(channel);
        disk.failSyncAfter(1);
        assertThrows(ChannelFailed.class, () -> append(channel));
        assertEquals(ChannelHealth.State.FAILED, channel.health().state());
        assertThrows(ChannelFailed.class, () -> append(channel));
        assertEquals(stored, Records.ids(channel));
        channel.close();
        try (Channel again = open(BUS, disk, OPTIONS)) {
            assertEquals(stored, Records.ids(again).subList(0, 2));
            long next = again.appendAndWait(List.of(Records.record("after")));
            assertEquals("after", again.get(next).orElseThrow().record().eventId());
        }
    }

    /** The third record is in the memory of the operating system, which holds it for clean and would lose it. */
    @Test
    void whatIsFoundAfterAFailedSyncIsWrittenOnceMoreBeforeItIsShown() {
        Channel channel = open(BUS, disk, OPTIONS);
        append(channel);
        disk.failSyncAfter(1);
        assertThrows(ChannelFailed.class, () -> append(channel));
        channel.close();
        List<String> shown;
        try (Channel again = open(BUS, disk, OPTIONS)) {
            shown = Records.ids(again);
        }
        assertEquals(List.of("e0", "e1"), shown);
        try (Channel again = open(BUS, disk.afterPowerLoss(), OPTIONS)) {
            assertEquals(shown, Records.ids(again));
        }
    }

    @Test
    void aSmallTmpfsThatRunsFullRefusesAndHeals(@TempDir Path mountPoint) throws Exception {
        try (SmallDisk small = SmallDisk.mount(mountPoint, "1m")) {
            Path ballast = small.path().resolve("ballast");
            Files.write(ballast, new byte[400_000]);
            try (Channel channel = open(small.path().resolve("bus"), new FileDisk(), OPTIONS)) {
                fill(channel);
                assertEquals(stored, Records.ids(channel));
                Files.delete(ballast);
                appendOnceThereIsRoom(channel);
                fill(channel);
            }
            try (Channel channel = open(small.path().resolve("bus"), new FileDisk(), OPTIONS)) {
                assertEquals(stored, Records.ids(channel));
            }
        }
    }

    /** As above, but what the file system promises is not asked: the write itself must meet the end of the disk. */
    @Test
    void aSegmentThatCannotBeFilledWithZerosIsGivenUpWithoutHarm(@TempDir Path mountPoint) throws Exception {
        Disk boasting = new FileDisk() {
            @Override
            public long usableBytes(Path directory) {
                return Long.MAX_VALUE;
            }
        };
        try (SmallDisk small = SmallDisk.mount(mountPoint, "1m");
                Channel channel = open(small.path().resolve("bus"), boasting, OPTIONS)) {
            ChannelFull refusal = fill(channel);
            assertTrue(refusal.getMessage().contains("No space left"), refusal.getMessage());
            assertEquals(stored, Records.ids(channel));
        }
    }
}
