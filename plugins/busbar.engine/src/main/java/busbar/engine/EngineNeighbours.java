package busbar.engine;

import busbar.api.model.EventRule;
import busbar.api.trace.TraceAction;
import busbar.engine.channel.Reading;
import busbar.engine.definitions.Rules;
import busbar.engine.dispatch.Dispatcher;
import busbar.engine.retry.WaitingRoom;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import busbar.engine.store.Witness.Sight;
import busbar.engine.subscription.BusLog;
import busbar.engine.subscription.Neighbours;
import busbar.engine.trace.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What subscriptions need of their neighbours, plugged together; and where deliveries begin.
 *
 *  @param matching held while a subscription that is behind asks what the trace knows, and tells it */
record EngineNeighbours(Lines lines, Rules rules, WaitingRoom waitingRoom, Dispatcher dispatcher, Trace trace,
        Witness witness, Clock clock, ReentrantLock matching) implements Neighbours {
    private static final int DROP_MAX = 500; // rows of one change
    /** Status of a step SKIPPED. */
    private static final String DELETED = "its rule or target was deleted";

    // --- deliveries --------------------------------------------------------------------------------------------------

    /** After a restart some events are read again; what a row or a letter tells of is not delivered anew. */
    void deliver(Delivery delivery) {
        Standing standing = standing(delivery);
        trace.opened(delivery.event(), standing);
        if (!standing.isKnown()) {
            dispatcher.deliver(delivery);
        }
    }

    void held(Delivery delivery, String why) {
        saw(delivery, TraceAction.HELD, why);
        trace.opened(delivery.event(), Standing.WAITING);
    }

    /** The subscription had it before the start. */
    void passed(Delivery delivery) {
        Standing standing = standing(delivery);
        trace.opened(delivery.event(), standing.isKnown() ? standing : Standing.SETTLED);
    }

    @Override
    public void deliver(Delivery delivery, boolean again, boolean untold) {
        Standing standing = standing(delivery);
        boolean over = standing == Standing.DEAD || standing == Standing.SETTLED;
        if (standing.isKnown() && !(again && over)) {
            return;
        }
        if (again) {
            matchedOnce(delivery);
        }
        if (untold) {
            trace.opened(delivery.event(), Standing.NEW);
        }
        dispatcher.deliver(delivery);
    }

    /** However many targets of a rule get an event, however often: it is told once that the rule wanted it. */
    private void matchedOnce(Delivery delivery) {
        matching.lock();
        try {
            if (!trace.tellsOf(delivery.event(), delivery.rule())) {
                witness.saw(Sight.ofRule(delivery.event(), TraceAction.MATCHED, delivery.rule(), age(delivery)));
            }
        } finally {
            matching.unlock();
        }
    }

    private Standing standing(Delivery delivery) {
        StoredEvent event = delivery.event();
        boolean known = lines.find(event.bus()).filter(l -> event.offset() >= l.knownBefore()).isEmpty();
        return known ? waitingRoom.standing(delivery) : Standing.NEW;
    }

    @Override
    public void skipped(Delivery delivery) {
        saw(delivery, TraceAction.SKIPPED, "");
    }

    @Override
    public long lastTold() {
        return trace.lastSeq();
    }

    @Override
    public void leftBehind(StoredEvent event, LaneKey gone, long toldUpTo) {
        if (trace.wasHeld(event, gone, toldUpTo)) {
            saw(Delivery.first(event, gone.rule(), gone.target()), TraceAction.SKIPPED, DELETED);
        }
    }

    /** Nothing was tried, but for what has a retry. */
    private void saw(Delivery delivery, TraceAction action, String status) {
        witness.saw(new Sight(delivery.event(), action, delivery.rule(), delivery.target(),
                delivery.attempt() == 1 ? 0 : delivery.attempt(), "", status, age(delivery)));
    }

    private Duration age(Delivery delivery) {
        return delivery.event().age(clock.instant());
    }

    @Override
    public void settleTrace() {
        trace.settle();
    }

    @Override
    public Optional<EventRule> rule(BusId bus, String name) {
        return rules.find(bus, name);
    }

    // --- the lane ----------------------------------------------------------------------------------------------------

    @Override
    public long newestOnDisk(LaneKey lane) {
        return waitingRoom.newest(WaitingRoom.Lane.of(lane));
    }

    @Override
    public void hold(LaneKey lane, boolean rows) {
        dispatcher.hold(lane, rows);
    }

    @Override
    public void empty(LaneKey lane) {
        dispatcher.empty(lane);
    }

    @Override
    public void goOn(LaneKey lane) {
        dispatcher.goOn(lane);
    }

    @Override
    public void readAgain(LaneKey lane) {
        dispatcher.readAgain(lane);
    }

    @Override
    public boolean awaitRoom(LaneKey lane) throws InterruptedException {
        trace.awaitRoom();
        return dispatcher.awaitRoom(lane);
    }

    @Override
    public boolean hasRoom(LaneKey lane) {
        return dispatcher.hasRoom(lane);
    }

    @Override
    public boolean awaitDisk(LaneKey lane) throws InterruptedException {
        return dispatcher.awaitDisk(lane);
    }

    @Override
    public int drop(LaneKey lane, long before) {
        List<WaitingRoom.Waiting> rows = waitingRoom.before(WaitingRoom.Lane.of(lane), before, DROP_MAX);
        waitingRoom.drop(rows);
        for (WaitingRoom.Waiting row : rows) {
            lines.find(lane.bus()).flatMap(line -> line.reader().at(row.position())).ifPresent(event -> skipped(
                    new Delivery(event, lane.rule(), lane.target(), row.attempt(), row.firstAttemptAt(), row.id())));
        }
        return rows.size();
    }

    // --- the log -----------------------------------------------------------------------------------------------------

    @Override
    public BusLog log(BusId bus) {
        return new Log(bus, lines.get(bus));
    }

    private record Log(BusId bus, Line line) implements BusLog {

        @Override
        public long first() {
            return line.channel().firstOffset();
        }

        @Override
        public long end() {
            return line.channel().endOffset();
        }

        @Override
        public long at(Instant time) {
            return line.channel().offsetAt(time);
        }

        @Override
        public long handedOn() {
            return line.reader().reading().position();
        }

        @Override
        public boolean awaitHandedOn(long offset, Duration timeout) throws InterruptedException {
            return line.reader().reading().awaitPosition(offset, timeout);
        }

        @Override
        public BusLog.Reader from(long offset) {
            return new Own(new Reading(bus, line.channel(), offset));
        }
    }

    private record Own(Reading reading) implements BusLog.Reader {

        @Override
        public void next(long until, Predicate<StoredEvent> sink, BooleanSupplier goesOn) {
            reading.next(until, sink, goesOn);
        }

        @Override
        public void moveTo(long offset) {
            reading.moveTo(offset);
        }

        @Override
        public long position() {
            return reading.position();
        }

        @Override
        public long safePosition() {
            return reading.safePosition();
        }
    }
}
