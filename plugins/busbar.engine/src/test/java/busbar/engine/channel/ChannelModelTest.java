package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.engine.store.SimulatedDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The channel against a list of everything ever appended. */
class ChannelModelTest {
    private static final ChannelOptions OPTIONS = ChannelOptions.DEFAULT.withSegmentBytes(20_000, 40_000);
    private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC);

    sealed interface Action {}

    record Append(List<ChannelRecord> batch) implements Action {}

    record Read(int permille, int recordsMax, int bytesMax) implements Action {}

    record Find(int millis) implements Action {}

    record Retain(int ageMillis, int bytesMax, int permille, boolean drops) implements Action {}

    record Reopen(boolean killed) implements Action {}

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<ChannelRecord> records = Combinators.combine(Arbitraries.longs().between(0, 1000),
                Arbitraries.integers(), Arbitraries.strings().ofMinLength(1).ofMaxLength(40),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(10), Arbitraries.strings().ofMaxLength(20))
                        .ofMaxSize(3),
                Arbitraries.integers().between(0, 4000).map(ChannelModelTest::bytes)).as(ChannelRecord::new);
        Arbitrary<Action> append = records.list().ofMinSize(1).ofMaxSize(2).map(Append::new);
        Arbitrary<Action> read = Combinators.combine(Arbitraries.integers().between(-50, 1050),
                Arbitraries.integers().between(1, 30), Arbitraries.integers().between(0, 20_000)).as(Read::new);
        Arbitrary<Action> find = Arbitraries.integers().between(-10, 1010).map(Find::new);
        Arbitrary<Action> retain = Combinators.combine(Arbitraries.integers().between(0, 1000),
                Arbitraries.integers().between(0, 300_000), Arbitraries.integers().between(0, 1000),
                Arbitraries.of(true, false)).as(Retain::new);
        Arbitrary<Action> reopen = Arbitraries.of(true, false).map(Reopen::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, append), net.jqwik.api.Tuple.of(4, read),
                net.jqwik.api.Tuple.of(2, find), net.jqwik.api.Tuple.of(1, retain), net.jqwik.api.Tuple.of(1, reopen))
                .list().ofMaxSize(120);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @Property(tries = 200)
    void theChannelSaysWhatAListWouldSay(@ForAll("actions") List<Action> actions) {
        Run run = new Run();
        actions.forEach(run::act);
        run.act(new Reopen(true));
        run.channel.close();
    }

    private static final class Run {
        private final List<ChannelRecord> model = new ArrayList<>();
        private SimulatedDisk disk = new SimulatedDisk(new Random(1));
        private SegmentChannel channel = open();

        private SegmentChannel open() {
            return SegmentChannel.open(Path.of("/bus"), OPTIONS, disk, NOW, new Random(2), new DirectExecutor());
        }

        void act(Action action) {
            switch (action) {
                case Append append -> append(append.batch);
                case Read read -> read(read);
                case Find find -> find(find.millis);
                case Retain retain -> retain(retain);
                case Reopen reopen -> reopen(reopen.killed);
            }
            assertEquals(model.size(), channel.endOffset());
        }

        private void append(List<ChannelRecord> batch) {
            assertEquals(model.size(), channel.appendAndWait(batch));
            model.addAll(batch);
        }

        private void read(Read read) {
            long from = (long) model.size() * read.permille / 1000;
            ReadBatch batch = channel.read(from, read.recordsMax, read.bytesMax);
            long expected = Math.max(from, channel.firstOffset());
            long bytes = 0;
            for (StoredRecord stored : batch.records()) {
                assertEquals(expected++, stored.offset());
                assertTrue(Records.same(model.get((int) stored.offset()), stored.record()));
                bytes += stored.record().payload().length;
            }
            assertEquals(expected, batch.nextOffset());
            assertTrue(batch.records().size() <= read.recordsMax);
            assertTrue(batch.records().size() <= 1 || bytes <= read.bytesMax);
            assertTrue(!batch.records().isEmpty() || expected >= model.size(), "nothing was read");
            boolean there = from >= channel.firstOffset() && from < model.size();
            assertEquals(there, channel.get(from).isPresent());
        }

        private void find(int millis) {
            long expected = channel.firstOffset();
            while (expected < model.size() && model.get((int) expected).timeMillis() < millis) {
                expected++;
            }
            assertEquals(expected, channel.offsetAt(Instant.ofEpochMilli(millis)));
        }

        private void retain(Retain retain) {
            long keepFrom = (long) model.size() * retain.permille / 1000;
            long before = channel.firstOffset();
            Retention policy = new Retention(java.util.Optional.of(java.time.Duration.ofMillis(retain.ageMillis)),
                    java.util.OptionalLong.of(retain.bytesMax),
                    retain.drops ? Retention.Needed.DROP : Retention.Needed.KEEP);
            RetentionReport report = channel.retain(policy, keepFrom);
            assertEquals(channel.firstOffset(), report.firstOffset());
            assertTrue(report.firstOffset() >= before);
            assertEquals(report.segments() == 0 ? 0 : Math.max(0, report.firstOffset() - Math.max(keepFrom, before)),
                    report.neededRecords());
            assertTrue(retain.drops || report.neededRecords() == 0);
        }

        private void reopen(boolean killed) {
            SimulatedDisk atKill = disk.copy();
            long first = channel.firstOffset();
            channel.close();
            disk = killed ? atKill : disk;
            channel = open();
            assertEquals(first, channel.firstOffset());
            assertEquals(Map.of(0L, 0L), Map.of(channel.health().recordsDamaged(), channel.health().bytesTorn()));
            List<StoredRecord> all = Records.all(channel);
            assertEquals(model.size() - first, all.size());
            all.forEach(stored -> assertTrue(Records.same(model.get((int) stored.offset()), stored.record())));
        }
    }
}
