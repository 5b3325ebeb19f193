package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.engine.store.Database;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** An event's status is the worst of its deliveries, however its steps fall into commits. */
class TraceStoreTest {
    private final Path folder = temporary();
    private final Database database =
            new Database(folder.resolve("trace.db"), Database.Promise.CONSISTENT, TraceStore.SCHEMA);
    private final TraceStore store = new TraceStore(database);
    private final TraceReader reader = new TraceReader(database);
    private long seq;
    private long offset;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trace");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterProperty
    void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A delivery as the model knows it. */
    private static final class Naive {
        TraceStatus status = TraceStatus.IN_FLIGHT;
        int attempt = 1;
        StoredEvent of;
    }

    @Property(tries = 150)
    void theStatusIsTheWorstOverTheDeliveries(@ForAll long seed) {
        Random random = new Random(seed);
        StoredEvent event = TestEvents.at(offset++);
        List<Trace.Seen> seen = new ArrayList<>();
        List<Naive> deliveries = new ArrayList<>();
        seen.add(step(event, TraceAction.RECEIVED, 0));
        int targets = random.nextInt(4);
        if (targets == 0) {
            seen.add(step(event, TraceAction.UNMATCHED, 0));
        } else {
            seen.add(step(event, TraceAction.MATCHED, 0));
        }
        for (int i = 0; i < targets; i++) {
            deliveries.add(opened(event, seen));
        }
        for (int i = 0; i < random.nextInt(30) && targets > 0; i++) {
            move(deliveries, random.nextInt(deliveries.size()), random, seen);
        }
        keep(random, seen);
        TraceReader.Found found = reader.newest(TestEvents.BUS, event.event().id()).orElseThrow();
        assertEquals(worst(deliveries), found.summary().status());
        assertEquals(targets == 0 ? 0 : 1, found.summary().rulesMatched());
        assertEquals(seen.stream().filter(s -> s.step().isPresent()).count(),
                reader.steps(TestEvents.BUS, found).size());
    }

    private Naive opened(StoredEvent event, List<Trace.Seen> seen) {
        Naive naive = new Naive();
        naive.of = event;
        seen.add(Trace.Seen.opened(event, Standing.NEW));
        return naive;
    }

    private void move(List<Naive> deliveries, int which, Random random, List<Trace.Seen> seen) {
        Naive one = deliveries.get(which);
        switch (one.status) {
            case IN_FLIGHT, RETRYING -> attempt(one, random, seen);
            case DEAD -> {
                StoredEvent home = TestEvents.replay(offset++, one.of.via().origin());
                seen.add(step(home, TraceAction.REPLAYED, 0));
                deliveries.set(which, opened(home, seen));
            }
            case DELIVERED, UNMATCHED -> {
            }
        }
    }

    private void attempt(Naive one, Random random, List<Trace.Seen> seen) {
        seen.add(step(one.of, TraceAction.ATTEMPTED, one.attempt));
        switch (random.nextInt(3)) {
            case 0 -> {
                one.status = TraceStatus.DELIVERED;
                seen.add(step(one.of, TraceAction.DELIVERED, one.attempt));
            }
            case 1 -> {
                one.status = TraceStatus.DEAD;
                seen.add(step(one.of, TraceAction.DEAD_LETTERED, one.attempt));
            }
            default -> {
                one.status = TraceStatus.RETRYING;
                seen.add(step(one.of, TraceAction.RETRY_SCHEDULED, one.attempt));
                one.attempt++;
            }
        }
    }

    private static TraceStatus worst(List<Naive> deliveries) {
        if (deliveries.isEmpty()) {
            return TraceStatus.UNMATCHED;
        }
        List<TraceStatus> all = deliveries.stream().map(d -> d.status).toList();
        return all.contains(TraceStatus.DEAD) ? TraceStatus.DEAD
                : all.contains(TraceStatus.RETRYING) ? TraceStatus.RETRYING
                : all.contains(TraceStatus.IN_FLIGHT) ? TraceStatus.IN_FLIGHT : TraceStatus.DELIVERED;
    }

    private void keep(Random random, List<Trace.Seen> seen) {
        int from = 0;
        while (from < seen.size()) {
            int to = Math.min(seen.size(), from + 1 + random.nextInt(6));
            store.add(seen.subList(from, to));
            from = to;
        }
    }

    private Trace.Seen step(StoredEvent of, TraceAction action, int attempt) {
        return new Trace.Seen(of, new TraceStep(++seq, "orders", of.event().id(), "app", "made", Instant.now(), action,
                "", "", attempt, "", "", Duration.ZERO));
    }

    @Property(tries = 60)
    void anEventThatIsReadAgainAfterARestartCountsOnce(@ForAll long seed) {
        Random random = new Random(seed);
        StoredEvent event = TestEvents.at(offset++);
        List<Trace.Seen> before = new ArrayList<>(List.of(step(event, TraceAction.RECEIVED, 0),
                step(event, TraceAction.MATCHED, 0), Trace.Seen.opened(event, Standing.NEW)));
        if (random.nextBoolean()) {
            before.add(step(event, TraceAction.RETRY_SCHEDULED, 1));
        }
        keep(random, before.subList(0, 1 + random.nextInt(before.size()))); // the rest was lost
        List<Trace.Seen> again = List.of(step(event, TraceAction.RECEIVED, 0), step(event, TraceAction.MATCHED, 0),
                Trace.Seen.opened(event, Standing.RETRYING),
                step(event, TraceAction.DELIVERED, 2));
        keep(random, again);
        TraceReader.Found found = reader.newest(TestEvents.BUS, event.event().id()).orElseThrow();
        assertEquals(TraceStatus.DELIVERED, found.summary().status());
        assertEquals(1, found.summary().rulesMatched());
    }
}
