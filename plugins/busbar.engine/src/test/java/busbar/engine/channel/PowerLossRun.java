package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.engine.store.SimulatedDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A life of a channel from a seed: appends in groups, rolls, retention; then the power goes, the process dies, a sync
 * fails or it is closed; then it is opened again, perhaps to lose the power while it recovers; and so on for some
 * rounds. After each opening what must be there is there, and what was never appended is not.
 */
final class PowerLossRun {
    private static final int ROUNDS = 6;
    private static final int STEPS = 30;

    private final Random random;
    private final boolean tears;
    private final ChannelOptions options;
    /** What was acknowledged, or was seen after a recovery: it stays for ever. */
    private final TreeMap<Long, ChannelRecord> known = new TreeMap<>();
    /** Appends that failed with an unknown outcome. */
    private final List<List<ChannelRecord>> unknown = new ArrayList<>();
    private SimulatedDisk disk;
    private Channel channel;
    private long mayBeGoneBefore;
    private int made;
    private int acknowledged;
    private int powerLosses;

    PowerLossRun(long seed) {
        random = new Random(seed);
        tears = random.nextInt(4) == 0;
        disk = new SimulatedDisk(random).tearing(tears);
        int first = 16_384 + random.nextInt(3) * 8192;
        options = ChannelOptions.DEFAULT.withSegmentBytes(first, first + random.nextInt(2) * 16_384);
    }

    int acknowledged() {
        return acknowledged;
    }

    int powerLosses() {
        return powerLosses;
    }

    void run() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            int fate = random.nextInt(8);
            if (fate < 5) {
                disk.losePowerAfterCalls(1 + random.nextInt(120));
            } else if (fate == 5) {
                disk.failSyncAfter(1 + random.nextInt(40));
            }
            if (open()) {
                live();
            }
            if (fate != 7) {
                die(fate);
            } else {
                channel.close();
            }
        }
        assertTrue(open());
        channel.close();
    }

    private boolean open() {
        try {
            channel = SegmentChannel.open(Path.of("/bus"), options, disk, Clock.systemUTC(), random,
                    new DirectExecutor());
        } catch (ChannelException e) {
            channel = null;
            return false;
        }
        try {
            verify();
        } catch (ChannelFailed e) {
            // the power went while reading
        }
        return true;
    }

    private void die(int fate) {
        if (fate < 5) {
            powerLosses++;
            SimulatedDisk dead = disk;
            disk = dead.afterPowerLoss();
        } else if (fate == 6) {
            disk = disk.afterKill();
        }
        if (channel != null) {
            channel.close();
        }
    }

    private void live() throws InterruptedException {
        for (int step = 0; step < STEPS && channel.health().state() == ChannelHealth.State.OPEN; step++) {
            boolean works = random.nextInt(12) > 0 || retain();
            if (!works) {
                return;
            }
            appendGroup(1 + random.nextInt(2) * random.nextInt(4));
        }
    }

    /** @return whether the disk still works */
    private boolean retain() {
        long keepFrom = channel.firstOffset() + random.nextInt(20);
        mayBeGoneBefore = Math.max(mayBeGoneBefore, keepFrom);
        try {
            channel.retain(Retention.ofBytes(random.nextInt(80_000)), keepFrom);
        } catch (ChannelFailed e) {
            return false;
        }
        known.headMap(channel.firstOffset()).clear();
        return true;
    }

    /** The first append is held in its sync until the others wait behind it, so that these make one group. */
    private void appendGroup(int count) throws InterruptedException {
        Semaphore arrived = new Semaphore(0);
        Semaphore released = new Semaphore(count == 1 ? 1000 : 0);
        disk.beforeForce(() -> {
            arrived.release();
            released.acquireUninterruptibly();
        });
        List<List<ChannelRecord>> batches = new ArrayList<>();
        List<CompletableFuture<Long>> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(Records.records("e" + made++, 1 + random.nextInt(4), random.nextInt(1500)));
            appends.add(channel.append(batches.get(i)));
            while (i == 0 && !appends.get(0).isDone() && !arrived.tryAcquire(1, TimeUnit.MILLISECONDS)) {
                // the writer is on its way to the sync
            }
        }
        released.release(1000);
        for (int i = 0; i < count; i++) {
            settle(batches.get(i), appends.get(i));
        }
    }

    private void settle(List<ChannelRecord> batch, CompletableFuture<Long> append) {
        try {
            long offset = append.join();
            for (ChannelRecord record : batch) {
                assertNull(known.put(offset, record), "offset " + offset + " was given twice");
                offset++;
                acknowledged++;
            }
        } catch (CompletionException e) {
            unknown.add(batch);
        }
    }

    private void verify() {
        List<StoredRecord> all = Records.all(channel);
        assertTrue(channel.firstOffset() <= Math.max(mayBeGoneBefore, 0), "retention took too much");
        known.headMap(channel.firstOffset()).clear();
        if (!tears) {
            assertEquals(0, channel.health().recordsDamaged(), "damage was reported where none is");
            assertEquals(channel.endOffset() - channel.firstOffset(), all.size(), "there are holes");
        }
        TreeMap<Long, ChannelRecord> found = new TreeMap<>();
        all.forEach(stored -> found.put(stored.offset(), stored.record()));
        known.forEach((offset, record) -> {
            ChannelRecord there = found.remove(offset);
            assertNotNull(there, "acknowledged record " + offset + " is lost");
            assertTrue(Records.same(record, there), "acknowledged record " + offset + " is another one");
        });
        checkUnacknowledged(found);
        known.putAll(found);
    }

    private void checkUnacknowledged(TreeMap<Long, ChannelRecord> found) {
        TreeMap<Long, ChannelRecord> rest = new TreeMap<>(found);
        while (!rest.isEmpty()) {
            long offset = rest.firstKey();
            ChannelRecord record = rest.get(offset);
            List<ChannelRecord> batch = unknown.stream()
                    .filter(candidate -> candidate.stream().anyMatch(other -> Records.same(other, record)))
                    .findFirst().orElseThrow(() -> new AssertionError("record " + offset + " was never appended"));
            if (tears) {
                rest.remove(offset);
                continue;
            }
            for (int i = 0; i < batch.size(); i++) {
                ChannelRecord there = rest.remove(offset + i);
                assertTrue(there != null && Records.same(batch.get(i), there),
                        "the append at " + offset + " is there in part");
            }
        }
    }
}
