package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.event.Event;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.engine.store.BusId;
import busbar.engine.store.Hold;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness.Sight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** An event is found by its id, wherever in the log it lies and whatever else has the same hash. */
class TraceLookupTest {
    private static final List<String> IDS = List.of("Aa", "BB", "order-1"); // the first two have one hash
    private static final long FAR = 400_000; // several slices of the index
    private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");
    private final TraceDatabase opened = TraceDatabase.open();
    private final TraceStore store = new TraceStore(opened.database());
    private final TraceReader reader = new TraceReader(opened.database());
    private long buses;
    private long seq;

    @AfterProperty
    void close() throws IOException {
        opened.close();
    }

    @Property(tries = 100)
    void anEventIsFoundByItsIdWhereverItLies(@ForAll long seed) {
        Random random = new Random(seed);
        BusId bus = new BusId(++buses, "orders");
        TreeMap<Long, String> kept = new TreeMap<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            kept.put(random.nextLong(FAR), IDS.get(random.nextInt(IDS.size())));
        }
        kept.forEach((position, id) -> keep(bus, position, id));
        if (random.nextBoolean()) {
            long end = random.nextLong(FAR);
            store.forgetFrom(bus, end);
            kept.tailMap(end).clear();
        }
        for (String id : IDS) {
            List<Long> positions = kept.entrySet().stream().filter(one -> one.getValue().equals(id))
                    .map(Map.Entry::getKey).sorted(Comparator.reverseOrder()).toList();
            assertEquals(positions.stream().findFirst(), reader.newest(bus, id).map(TraceReader.Found::position));
            assertEquals(positions.stream().map(TraceLookupTest::at).toList(),
                    reader.find(bus, TraceQuery.ofBus(bus.name()).withEventId(id)).items().stream()
                            .map(found -> found.summary().receivedAt()).toList());
        }
    }

    private static Instant at(long position) {
        return NOON.plusMillis(position);
    }

    private void keep(BusId bus, long position, String id) {
        StoredEvent event = new StoredEvent(bus, position, at(position), Event.of(id, "app", "made"), null,
                new StoredEvent.Via("", "", false, position, 0), Hold.none());
        Gathered gathered = new Gathered();
        gathered.saw(Sight.of(event, TraceAction.RECEIVED, Duration.ZERO), ++seq, at(position));
        store.add(gathered);
    }
}
