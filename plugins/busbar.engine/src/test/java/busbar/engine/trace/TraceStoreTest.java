package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.engine.store.Database;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import busbar.engine.store.Witness.Sight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** An event's status is the worst of its deliveries, however its steps fall into commits. */
class TraceStoreTest {
    private final TraceDatabase opened = TraceDatabase.open();
    private final Database database = opened.database();
    private final TraceStore store = new TraceStore(database);
    private final TraceReader reader = new TraceReader(database);
    private long seq;
    private long offset;
    private final List<TraceAction> taken = new ArrayList<>();

    @AfterProperty
    void close() throws IOException {
        opened.close();
    }

    /** Something seen of an event. */
    private interface Seen {
        void by(Gathered gathered);
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
        List<Seen> seen = new ArrayList<>();
        taken.clear();
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
        assertEquals(taken, reader.steps(TestEvents.BUS, found).stream().map(TraceStep::action).toList());
    }

    private Naive opened(StoredEvent event, List<Seen> seen) {
        Naive naive = new Naive();
        naive.of = event;
        seen.add(opened(event, Standing.NEW));
        return naive;
    }

    private void move(List<Naive> deliveries, int which, Random random, List<Seen> seen) {
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

    private void attempt(Naive one, Random random, List<Seen> seen) {
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

    private void keep(Random random, List<Seen> seen) {
        int from = 0;
        while (from < seen.size()) {
            int to = Math.min(seen.size(), from + 1 + random.nextInt(6));
            Gathered group = new Gathered();
            seen.subList(from, to).forEach(one -> one.by(group));
            store.add(group);
            from = to;
        }
    }

    private Seen step(StoredEvent of, TraceAction action, int attempt) {
        taken.add(action);
        Sight sight = new Sight(of, action, "", "", attempt, "", "", Duration.ZERO);
        return gathered -> gathered.saw(sight, ++seq, Instant.now());
    }

    private static Seen opened(StoredEvent of, Standing standing) {
        return gathered -> gathered.opened(of, standing);
    }

    @Property(tries = 60)
    void anEventThatIsReadAgainAfterARestartCountsOnce(@ForAll long seed) {
        Random random = new Random(seed);
        StoredEvent event = TestEvents.at(offset++);
        List<Seen> before = new ArrayList<>(List.of(step(event, TraceAction.RECEIVED, 0),
                step(event, TraceAction.MATCHED, 0), opened(event, Standing.NEW)));
        if (random.nextBoolean()) {
            before.add(step(event, TraceAction.RETRY_SCHEDULED, 1));
        }
        keep(random, before.subList(0, 1 + random.nextInt(before.size()))); // the rest was lost
        List<Seen> again = List.of(step(event, TraceAction.RECEIVED, 0), step(event, TraceAction.MATCHED, 0),
                opened(event, Standing.RETRYING),
                step(event, TraceAction.DELIVERED, 2));
        keep(random, again);
        TraceReader.Found found = reader.newest(TestEvents.BUS, event.event().id()).orElseThrow();
        assertEquals(TraceStatus.DELIVERED, found.summary().status());
        assertEquals(1, found.summary().rulesMatched());
    }
}
