package busbar.engine;

import busbar.api.BusException;
import busbar.api.deadletter.ErrorClass;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventBus;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.transform.Transformed;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.EventVia;
import busbar.engine.deadletter.DeadLetters;
import busbar.engine.definitions.Buses;
import busbar.engine.definitions.Rules;
import busbar.engine.dispatch.Answer;
import busbar.engine.dispatch.Stops;
import busbar.engine.official.OfficialBus;
import busbar.engine.retry.RetryClock;
import busbar.engine.retry.WaitingRoom;
import busbar.engine.store.BusId;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Settled;
import busbar.engine.store.Outcome;
import busbar.engine.store.StoredEvent;
import busbar.engine.transform.Transformer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What dispatch needs of its neighbours, plugged together. */
final class EngineStops implements Stops {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStops.class);
    private static final long FOUND_BYTES_MAX = 8L << 20; // events read at once
    private static final int HOPS_MAX = 8; // buses in a row; more is a circle
    private final Database state;
    private final Buses buses;
    private final Rules rules;
    private final Lines lines;
    private final RetryClock retryClock;
    private final WaitingRoom waitingRoom;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Limits limits;
    private final OfficialBus official;
    private final Predicate<LaneKey> readAgain;

    /** @param readAgain whether the subscription of a lane has read again what the lane had in memory */
    EngineStops(Database state, Buses buses, Rules rules, Lines lines, RetryClock retryClock, WaitingRoom waitingRoom,
            DeadLetters deadLetters, OfficialBus official, Clock clock, Limits limits, Predicate<LaneKey> readAgain) {
        this.official = official;
        this.readAgain = readAgain;
        this.state = state;
        this.buses = buses;
        this.rules = rules;
        this.lines = lines;
        this.retryClock = retryClock;
        this.waitingRoom = waitingRoom;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Optional<EventTarget> target(BusId bus, String rule, String target) {
        return rules.target(bus, rule, target);
    }

    @Override
    public Transformed body(Delivery delivery, EventTarget target) {
        return Transformer.body(delivery, target, limits.extractedLengthMax());
    }

    @Override
    public Outcome after(Delivery delivery, EventTarget target, Failure failure) {
        return retryClock.after(delivery, target, failure);
    }

    @Override
    public CompletableFuture<Long> spill(Delivery delivery, Instant now) {
        return waitingRoom.put(delivery, now, true, () -> true);
    }

    @Override
    public CompletableFuture<Long> retry(Delivery delivery, Instant due, BooleanSupplier wanted) {
        return waitingRoom.put(delivery, due, false, wanted);
    }

    @Override
    public CompletableFuture<Void> bury(Delivery delivery, String endpoint, int attempts, Failure why) {
        Optional<BusId> elsewhere = deadLetterBus(delivery);
        elsewhere.ifPresent(bus -> lines.append(bus, List.of(
                onward(delivery, BusEvents.dead(delivery, endpoint, attempts, why, clock.instant())))));
        return state.submit(sql -> {
            if (elsewhere.isEmpty()) {
                deadLetters.add(sql, delivery, endpoint, attempts, why);
            }
            WaitingRoom.remove(sql, delivery);
            if (elsewhere.isPresent()) {
                Settled.add(sql, delivery);
            }
            return null;
        }).thenAccept(done -> official.buried(delivery, why));
    }

    @Override
    public void targetFails(Delivery delivery, Failure why) {
        official.fails(delivery, why);
    }

    @Override
    public void targetWorks(LaneKey lane) {
        official.works(lane);
    }

    /** Empty for the engine's own queue, which also takes what passed buses in a circle, and what the default bus does
     *  not take. */
    private Optional<BusId> deadLetterBus(Delivery delivery) {
        StoredEvent event = delivery.event();
        return target(event.bus(), delivery.rule(), delivery.target()).flatMap(EventTarget::deadLetterBus)
                .filter(name -> event.via().hops() < HOPS_MAX && EventBus.takes(name, event.event().source()))
                .flatMap(buses::find).map(Buses.Known::id);
    }

    private ChannelRecord onward(Delivery delivery, Event event) {
        return new ChannelRecord(clock.millis(), 0, event.id(), EventVia.hops(delivery.event().via().hops() + 1),
                EventJson.write(event));
    }

    @Override
    public CompletableFuture<Void> arrived(Delivery delivery) {
        return waitingRoom.removed(delivery);
    }

    @Override
    public Found waiting(LaneKey lane, Set<Long> without, Instant now, int limit, boolean inOrder) {
        WaitingRoom.Lane room = WaitingRoom.Lane.of(lane);
        int most = limit + without.size();
        List<WaitingRoom.Waiting> rows = inOrder ? waitingRoom.inOrder(room, most) : waitingRoom.due(room, now, most);
        List<Delivery> found = new ArrayList<>();
        long bytes = 0;
        for (WaitingRoom.Waiting row : rows) {
            if (without.contains(row.id())) {
                continue;
            }
            if (found.size() == limit || bytes >= FOUND_BYTES_MAX) {
                return new Found(found, false);
            }
            Optional<Delivery> delivery = delivery(lane, row);
            delivery.ifPresentOrElse(found::add, () -> gone(lane, row));
            bytes += delivery.map(d -> d.event().event().data().bytes().length).orElse(0);
        }
        return new Found(found, rows.size() < most);
    }

    /** Retention spares what waits, so its record is damaged, which the channel reported with its place. */
    private void gone(LaneKey lane, WaitingRoom.Waiting row) {
        if (lines.find(lane.bus()).isPresent()) {
            LOG.error("the event at [{}] of bus [{}] cannot be read any more; its delivery to [{}] of rule [{}] ends",
                    row.position(), lane.bus().name(), lane.target(), lane.rule());
            waitingRoom.forget(row);
        }
    }

    private Optional<Delivery> delivery(LaneKey lane, WaitingRoom.Waiting row) {
        return lines.find(lane.bus()).flatMap(line -> line.reader().at(row.position())).map(event -> new Delivery(
                event, lane.rule(), lane.target(), row.attempt(), row.firstAttemptAt(), row.id()));
    }

    @Override
    public boolean isReadAgain(LaneKey lane) {
        return lines.find(lane.bus()).filter(line -> line.reader().isReadAgain()).isPresent()
                && readAgain.test(lane);
    }

    @Override
    public Optional<Instant> nextDue(LaneKey lane, Instant after) {
        return waitingRoom.nextDueMillis(WaitingRoom.Lane.of(lane), after).stream()
                .mapToObj(Instant::ofEpochMilli).findFirst();
    }

    /** Puts an event on another bus of this engine, with the data that the target's transform made. */
    Answer toBus(Delivery delivery, String name, Transformed body) {
        StoredEvent event = delivery.event();
        Optional<Buses.Known> bus = buses.find(name);
        if (bus.isEmpty()) {
            return refused("There is no event bus `%s`. Create it, or change the target.".formatted(name));
        }
        if (!EventBus.takes(name, event.event().source())) {
            return refused(("The default bus takes sources that begin with `acs.` only, found `%s`. Send it to a "
                    + "custom bus.").formatted(event.event().source()));
        }
        if (event.via().hops() >= HOPS_MAX) {
            return refused("The event passed %d buses already. Do rules send it in a circle?".formatted(HOPS_MAX));
        }
        try {
            lines.append(bus.get().id(), List.of(onward(delivery, BusEvents.transformed(event.event(), body))));
            return new Answer.Took(Answer.OK);
        } catch (BusException e) {
            return new Answer.Refused(Failure.passing(ErrorClass.CONNECTION, e.getMessage()));
        }
    }

    private static Answer refused(String why) {
        return new Answer.Refused(Failure.permanent(ErrorClass.CONFIGURATION, why));
    }
}
