package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.engine.store.SimulatedDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A small log of four appends, each a write of its own:
 * <pre>
 * header 4096 | r0 | r1 r2 r3 | r4 r5 | r6 r7 | close mark | zeros
 * </pre>
 */
@ExtendWith(ExpectTrouble.class)
class DamageTest {
    private static final Path BUS = Path.of("/bus");
    private static final Path SEGMENT = BUS.resolve("00000000000000000000.segment");
    private static final ChannelOptions OPTIONS = ChannelOptions.DEFAULT.withSegmentBytes(16_384, 16_384);
    private static final int[] APPENDS = {1, 3, 2, 2};
    private static final int RECORDS = 8;
    private static final int PAYLOAD_BYTES = 150;

    private final List<ChannelRecord> records = new ArrayList<>();
    private SimulatedDisk closed;
    private SimulatedDisk crashed;
    private int[] ends;

    @BeforeEach
    void write() {
        closed = new SimulatedDisk(new Random(1));
        ends = new int[RECORDS];
        int position = SegmentHeader.BYTES;
        try (Channel channel = open(closed)) {
            for (int count : APPENDS) {
                List<ChannelRecord> batch = Records.records("a" + records.size(), count, PAYLOAD_BYTES);
                channel.appendAndWait(batch);
                for (ChannelRecord record : batch) {
                    position += Frame.bytes(Frame.head(record), record.payload());
                    ends[records.size()] = position;
                    records.add(record);
                }
            }
            crashed = closed.copy();
        }
    }

    private static Channel open(SimulatedDisk disk) {
        return SegmentChannel.open(BUS, OPTIONS, disk, Clock.systemUTC(), new Random(7), new DirectExecutor());
    }

    @Test
    void aFlippedBitAnywhereLosesNoOtherRecord() {
        for (int position = 0; position < ends[RECORDS - 1]; position++) {
            SimulatedDisk disk = closed.copy();
            disk.flip(SEGMENT, position, position % 8);
            int hit = hit(position);
            List<Long> expected = offsets(0, RECORDS).stream().filter(offset -> offset != hit).toList();
            try (Channel channel = open(disk)) {
                check(position, expected, channel);
                assertEquals(hit < 0 ? 0 : 1, channel.health().recordsDamaged(), "byte " + position);
                assertEquals(RECORDS, channel.appendAndWait(List.of(Records.record("next"))), "byte " + position);
            }
            try (Channel channel = open(disk)) {
                check(position, concat(expected, RECORDS), channel);
            }
        }
    }

    @Test
    void aFlippedBitAfterACrashLosesNothingOfTheAppendsBeforeTheLast() {
        int before = RECORDS - APPENDS[3];
        for (int position = 0; position < ends[RECORDS - 1]; position++) {
            SimulatedDisk disk = crashed.copy();
            disk.flip(SEGMENT, position, position % 8);
            int hit = hit(position);
            List<Long> surely = offsets(0, before).stream().filter(offset -> offset != hit).toList();
            try (Channel channel = open(disk)) {
                List<Long> there = Records.all(channel).stream().map(StoredRecord::offset).toList();
                assertTrue(there.containsAll(surely), "byte " + position + " left " + there);
                assertTrue(hit >= before || there.size() == RECORDS - (hit < 0 ? 0 : 1), "byte " + position);
                assertEquals(channel.endOffset(), channel.appendAndWait(List.of(Records.record("next"))));
            }
        }
    }

    @Test
    void aTailTornAtAnyByteIsCutAtTheAppendItTore() {
        for (int position = SegmentHeader.BYTES; position <= ends[RECORDS - 1]; position++) {
            SimulatedDisk disk = crashed.copy();
            disk.forget(SEGMENT, position);
            int whole = wholeAppends(position);
            try (Channel channel = open(disk)) {
                check(position, offsets(0, whole), channel);
                assertEquals(0, channel.health().recordsDamaged(), "byte " + position);
                assertEquals(whole, channel.appendAndWait(List.of(Records.record("next"))), "byte " + position);
            }
            try (Channel channel = open(disk)) {
                check(position, concat(offsets(0, whole), whole), channel);
            }
        }
    }

    @Test
    void damageInASealedSegmentIsSkippedToldOnceAndCounted() {
        SimulatedDisk disk = closed.copy();
        try (Channel channel = open(disk)) {
            for (int i = 0; i < 40; i++) {
                channel.appendAndWait(List.of(Records.record("more" + i, 1, 1000)));
            }
            disk.flip(SEGMENT, ends[2] + 60, 3);
            for (int read = 0; read < 3; read++) {
                assertEquals(RECORDS + 40 - 1, Records.all(channel).size());
                assertTrue(channel.get(3).isEmpty());
                assertEquals(1, channel.read(3, 1, 1000).recordsDamaged());
                assertEquals(5, channel.read(3, 1, 1000).nextOffset());
            }
            assertEquals(1, channel.health().recordsDamaged());
        }
    }

    @Test
    void aSealedSegmentWithoutHeaderIsLostButNoneOfTheOthers() {
        SimulatedDisk disk = closed.copy();
        long kept;
        try (Channel channel = open(disk)) {
            for (int i = 0; i < 40; i++) {
                channel.appendAndWait(List.of(Records.record("more" + i, 1, 1000)));
            }
        }
        disk.flip(SEGMENT, 3, 3);
        disk.flip(SEGMENT, 2048 + 3, 3);
        try (Channel channel = open(disk)) {
            kept = Records.all(channel).size();
            assertTrue(kept > 20 && kept < 48, "kept " + kept);
            assertEquals(48 - kept, channel.health().recordsDamaged());
            assertEquals("more39", channel.get(47).orElseThrow().record().eventId());
            assertEquals(48, channel.appendAndWait(List.of(Records.record("next"))));
        }
    }

    @Test
    void theSegmentBeingWrittenIsNotOpenedWithoutItsHeader() {
        SimulatedDisk disk = closed.copy();
        disk.flip(SEGMENT, 3, 3);
        disk.flip(SEGMENT, 2048 + 3, 3);
        ChannelFailed refused = assertThrows(ChannelFailed.class, () -> open(disk));
        assertTrue(refused.getMessage().contains("header"), refused.getMessage());
    }

    /** The record that the byte belongs to; -1 for the header. */
    private int hit(int position) {
        return position < SegmentHeader.BYTES ? -1
                : (int) IntStream.of(ends).filter(end -> end <= position).count();
    }

    /** How many records lie in appends that end at or before the position. */
    private int wholeAppends(int position) {
        int whole = 0;
        for (int count : APPENDS) {
            if (ends[whole + count - 1] > position) {
                return whole;
            }
            whole += count;
        }
        return whole;
    }

    private void check(int position, List<Long> expected, Channel channel) {
        List<StoredRecord> all = Records.all(channel);
        assertEquals(expected, all.stream().map(StoredRecord::offset).toList(), "byte " + position);
        for (StoredRecord stored : all.stream().filter(one -> one.offset() < RECORDS).toList()) {
            boolean next = stored.record().eventId().equals("next");
            assertTrue(next || Records.same(records.get((int) stored.offset()), stored.record()), "byte " + position);
        }
    }

    private static List<Long> offsets(long from, long to) {
        return java.util.stream.LongStream.range(from, to).boxed().toList();
    }

    private static List<Long> concat(List<Long> offsets, long more) {
        List<Long> all = new ArrayList<>(offsets);
        all.add(more);
        return all;
    }
}
