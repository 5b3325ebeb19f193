package busbar.engine.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moments between a live reader that stands still in the midst of an event and a verb that comes just then. */
class SubscriptionsTest {
    private static final LaneKey KEY = new LaneKey(TestEvents.BUS, "rule", "t");
    @TempDir
    Path folder;
    private final World world = new World();
    private Database state;
    private Subscriptions subscriptions;

    @BeforeEach
    void open() {
        state = new Database(folder.resolve("state.db"), Database.Promise.DURABLE, Places.SCHEMA);
        subscriptions = new Subscriptions(state, world, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        subscriptions.close();
        state.close();
    }

    /** A log of events 0 to {@code end}, of which the live reader handed on those before {@code handedOn}. */
    private static final class World implements Neighbours, BusLog {
        static final long LAST_TOLD = 77;
        final List<String> delivered = new CopyOnWriteArrayList<>();
        volatile long end = 10;
        volatile long handedOn = 10;

        @Override
        public BusLog log(BusId bus) {
            return this;
        }

        @Override
        public Optional<EventRule> rule(BusId bus, String name) {
            return Optional.of(EventRule.draft(bus.name(), name, "{}",
                    List.of(EventTarget.of("t", new Destination.Log()))));
        }

        @Override
        public long newestOnDisk(LaneKey lane) {
            return -1;
        }

        @Override
        public void hold(LaneKey lane, boolean rows) {
        }

        @Override
        public void empty(LaneKey lane) {
        }

        @Override
        public void goOn(LaneKey lane) {
        }

        @Override
        public void readAgain(LaneKey lane) {
        }

        @Override
        public boolean awaitRoom(LaneKey lane) {
            return true;
        }

        @Override
        public boolean hasRoom(LaneKey lane) {
            return true;
        }

        @Override
        public boolean awaitDisk(LaneKey lane) {
            return true;
        }

        @Override
        public int drop(LaneKey lane, long before) {
            return 0;
        }

        @Override
        public void deliver(Delivery delivery, boolean again, boolean untold) {
            delivered.add(delivery.event().offset() + (again ? " again" : ""));
        }

        @Override
        public void skipped(Delivery delivery) {
            delivered.add(delivery.event().offset() + " skipped");
        }

        @Override
        public void leftBehind(StoredEvent event, LaneKey gone, long toldUpTo) {
            delivered.add(event.offset() + " left behind by " + gone.target()
                    + (toldUpTo == LAST_TOLD ? "" : ", perhaps told of later"));
        }

        @Override
        public long lastTold() {
            return LAST_TOLD;
        }

        @Override
        public void settleTrace() {
        }

        @Override
        public long first() {
            return 0;
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public long at(Instant time) {
            return 0;
        }

        @Override
        public long handedOn() {
            return handedOn;
        }

        @Override
        public boolean awaitHandedOn(long offset, Duration timeout) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(handedOn >= offset ? 0 : 5);
            return handedOn >= offset;
        }

        @Override
        public Reader from(long offset) {
            return new Own(offset);
        }
    }

    /** Hands on all there are. */
    private static final class Own implements BusLog.Reader {
        private volatile long next;

        Own(long next) {
            this.next = next;
        }

        @Override
        public void next(long until, Predicate<StoredEvent> sink, BooleanSupplier goesOn) {
            while (next < until && goesOn.getAsBoolean() && sink.test(event(next))) {
                next++;
            }
        }

        private static StoredEvent event(long offset) {
            StoredEvent bare = TestEvents.at(offset);
            return new StoredEvent(bare.bus(), offset, bare.receivedAt(), bare.event(),
                    new StructuredEvent(EventJson.write(bare.event())), bare.via(), bare.hold());
        }

        @Override
        public void moveTo(long offset) {
            next = offset;
        }

        @Override
        public long position() {
            return next;
        }

        @Override
        public long safePosition() {
            return next;
        }
    }

    @Test
    void anEventThatTheLiveReaderIsHandingOnWhenItIsMovedBackIsDeliveredAgain() throws InterruptedException {
        world.end = 4;
        world.handedOn = 2;
        assertEquals(Way.LIVE, subscriptions.way(KEY, 2), "decided, and not handed on yet");
        subscriptions.move(KEY, StartingPosition.OLDEST, "anna");
        assertEquals(Way.HELD, subscriptions.way(KEY, 3), "nothing is read before event 2 is in its lane");
        world.handedOn = 4;
        awaitDelivered(List.of("0 again", "1 again", "2 again", "3"));
        assertEquals(Way.LIVE, subscriptions.way(KEY, 4));
    }

    @Test
    void whatIsPutBeforeAPauseIsHandedOnAndWhatIsPutAfterItIsHeld() throws InterruptedException {
        world.handedOn = 7;
        subscriptions.pause(KEY, "anna");
        world.end = 12;
        assertEquals(Way.LIVE, subscriptions.way(KEY, 9));
        assertEquals(Way.HELD, subscriptions.way(KEY, 10));
        world.handedOn = 11;
        assertEquals(Way.HELD, subscriptions.way(KEY, 11));
        subscriptions.resume(KEY, "anna");
        awaitDelivered(List.of("10", "11"));
        assertEquals(Way.PASSED, subscriptions.way(KEY, 11), "left already, though not handed on");
        assertEquals(Way.LIVE, subscriptions.way(KEY, 12));
    }

    @Test
    void aBacklogThatIsSkippedSaysSoOnce() throws InterruptedException {
        subscriptions.pause(KEY, "anna");
        world.end = 12;
        assertEquals(Way.HELD, subscriptions.way(KEY, 10));
        assertEquals(Way.HELD, subscriptions.way(KEY, 11));
        world.handedOn = 12;
        subscriptions.move(KEY, StartingPosition.TIP, "anna");
        subscriptions.resume(KEY, "anna");
        awaitDelivered(List.of("10 skipped", "11 skipped"));
    }

    @Test
    void oneThatEndsLeavesBehindWhatItHadNotComeTo() throws InterruptedException {
        subscriptions.pause(KEY, "anna");
        world.end = 13;
        world.handedOn = 11;
        subscriptions.end(KEY.bus(), KEY::equals);
        assertEquals(Way.LIVE, subscriptions.way(KEY, 12), "one that is made anew gets what comes");
        assertEquals(List.of(), world.delivered, "the live reader may hold one back this moment");
        world.handedOn = 13;
        awaitDelivered(List.of("10 left behind by t", "11 left behind by t, perhaps told of later",
                "12 left behind by t, perhaps told of later"));
    }

    @Test
    void aRestartGoesOnLeavingBehind() throws InterruptedException {
        subscriptions.pause(KEY, "anna");
        world.end = 12;
        world.handedOn = 11;
        subscriptions.end(KEY.bus(), KEY::equals);
        subscriptions.close();
        subscriptions = new Subscriptions(state, world, Clock.systemUTC());
        world.handedOn = 12;
        subscriptions.start(List.of(KEY.bus()));
        awaitDelivered(List.of("10 left behind by t", "11 left behind by t, perhaps told of later"));
    }

    @Test
    void oneThatHadAllLeavesNothingBehind() throws InterruptedException {
        subscriptions.pause(KEY, "anna");
        subscriptions.resume(KEY, "anna");
        while (subscriptions.get(KEY, 0).state() != Subscription.State.LIVE) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        world.end = 12;
        world.handedOn = 12;
        subscriptions.end(KEY.bus(), KEY::equals);
        subscriptions.close();
        assertEquals(List.of(), world.delivered);
    }

    private void awaitDelivered(List<String> expected) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!world.delivered.equals(expected) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(expected, world.delivered);
        while (subscriptions.way(KEY, world.end) != Way.LIVE && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
