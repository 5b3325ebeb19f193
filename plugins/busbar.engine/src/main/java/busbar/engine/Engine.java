package busbar.engine;

import busbar.api.BusService;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.engine.archive.ArchiveReplays;
import busbar.engine.archive.Archives;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.deadletter.DeadLetters;
import busbar.engine.definitions.Buses;
import busbar.engine.definitions.Connections;
import busbar.engine.definitions.DefinitionSet;
import busbar.engine.definitions.Rules;
import busbar.engine.definitions.StateSchema;
import busbar.engine.dispatch.Dispatcher;
import busbar.engine.dispatch.FileSender;
import busbar.engine.dispatch.HttpSender;
import busbar.engine.dispatch.Senders;
import busbar.engine.ingest.Ingest;
import busbar.engine.match.Matcher;
import busbar.engine.metrics.Metrics;
import busbar.engine.metrics.MetricsStore;
import busbar.engine.official.OfficialBus;
import busbar.engine.replay.Replays;
import busbar.engine.retry.RetryClock;
import busbar.engine.retry.WaitingRoom;
import busbar.engine.store.BusId;
import busbar.engine.store.DataFolder;
import busbar.engine.store.Database;
import busbar.engine.store.Delivery;
import busbar.engine.store.Disk;
import busbar.engine.store.FileDisk;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Leftovers;
import busbar.engine.store.Outbox;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import busbar.engine.subscription.Places;
import busbar.engine.subscription.Subscriptions;
import busbar.engine.trace.Trace;
import busbar.engine.trace.TraceReader;
import busbar.engine.trace.TraceStore;
import busbar.engine.transform.Transformer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One engine over one folder. Its constructor is the diagram of an event's way. */
public final class Engine implements AutoCloseable {
    private static final String TRACE = "trace.db";
    private static final long CURSORS_EVERY_MILLIS = 200; // what a crash may deliver again
    private static final long RETAIN_EVERY_MILLIS = 60_000;
    final EngineOptions options;
    final Instant startedAt;
    final Clock clock;
    final Buses buses;
    final Connections connections;
    final Rules rules;
    final DefinitionSet definitions;
    final ReentrantLock changing = new ReentrantLock(); // held while definitions change
    final EngineChanges changes = new EngineChanges(this);
    final Lines lines;
    final DeadLetters deadLetters;
    final Replays replays;
    final Subscriptions subscriptions;
    final WaitingRoom waitingRoom;
    final Archives archives;
    final ArchiveReplays archiveReplays;
    final Trace trace;
    final EngineTraces traces;
    final Metrics metrics;
    final Database state;
    final TraceStore traceStore;
    final MetricsStore metricsStore;
    final Matcher matcher;
    final Dispatcher dispatcher;
    private final DataFolder folder;
    private final Database witnessed;
    private final Ingest ingest;
    private final Transformer transformer;
    private final EngineNeighbours neighbours;
    private final OfficialBus official;
    private final Upkeep upkeep = new Upkeep();

    /** A trace that is damaged is set aside: it must not cost an event.
     *
     *  @throws busbar.engine.store.StoreException when the folder cannot be used */
    public static Engine open(EngineOptions options) {
        return TraceAside.around(options.folder().resolve(TRACE),
                () -> new Engine(options, Clock.systemUTC(), RandomGenerator.getDefault(), new FileDisk(),
                        ChannelOptions.DEFAULT));
    }

    Engine(EngineOptions options, Clock clock, RandomGenerator chance, Disk disk, ChannelOptions channels) {
        this.options = options;
        this.clock = clock;
        startedAt = clock.instant();
        try {
            folder = new DataFolder(options.folder());
            state = new Database(folder.file("state.db"), Database.Promise.DURABLE,
                    Stream.of(StateSchema.STATEMENTS, Archives.SCHEMA, Places.SCHEMA, Leftovers.SCHEMA, Outbox.SCHEMA,
                            OfficialBus.SCHEMA).flatMap(List::stream).toList());
            witnessed = new Database(folder.file(TRACE), Database.Promise.CONSISTENT,
                    Stream.concat(TraceStore.SCHEMA.stream(), MetricsStore.SCHEMA.stream()).toList());

            traceStore = new TraceStore(witnessed);
            metricsStore = new MetricsStore(witnessed);
            trace = new Trace(traceStore, clock);
            metrics = new Metrics(metricsStore, clock);
            Witness witness = this::witnessed;

            ingest = new Ingest(options.limits(), this::keep);
            Leftovers leftovers = new Leftovers(folder, state);
            leftovers.removeAll();
            lines = new Lines(folder, state, leftovers, disk, channels, this::stored, this::readAgain);
            matcher = new Matcher(clock, witness, this::matched, this::redirected);
            transformer = new Transformer(this::deliver);
            buses = new Buses(state, clock, options.limits());
            connections = new Connections(state, clock);
            rules = new Rules(state, clock, options.limits(), buses, connections, matcher::changed);
            definitions = new DefinitionSet(state, buses, rules, connections, new EngineSet(this));
            archives = new Archives(state, leftovers, clock, path -> new EngineArchiveLog(folder.file(path)));
            waitingRoom = new WaitingRoom(state);
            deadLetters = new DeadLetters(state, clock);
            official = new OfficialBus(state, this::tell, clock);
            EngineStops stops = new EngineStops(state, buses, rules, lines, new RetryClock(clock, chance), waitingRoom,
                    deadLetters, official, clock, options.limits(), this::isReadAgain);
            HttpSender http = new HttpSender(options.privateTargets(), connections::find, clock);
            FileSender files = new FileSender(folder.file("files"), options.privateTargets());
            dispatcher = new Dispatcher(stops, new Senders(http, files, stops::toBus), witness, clock);
            neighbours = new EngineNeighbours(lines, rules, waitingRoom, dispatcher, trace, witness, clock,
                    new ReentrantLock());
            subscriptions = new Subscriptions(state, neighbours, clock);
            EngineLetters letters = new EngineLetters(deadLetters, rules, lines, clock);
            replays = new Replays(state, letters, clock);
            archiveReplays = new ArchiveReplays(state, archives, letters, clock);
            traces = new EngineTraces(trace, new TraceReader(witnessed), lines,
                    new EngineOutcomes(lines, rules, waitingRoom, subscriptions), startedAt);
            start();
        } catch (RuntimeException | Error e) {
            ending(false).becauseOf(e);
            throw e;
        }
    }

    private void start() {
        buses.all().forEach(bus -> {
            archives.open(bus.id());
            lines.open(bus.id());
            traceStore.forgetFrom(bus.id(), lines.get(bus.id()).knownBefore());
            subscriptions.open(bus.id());
        });
        waitingRoom.lanes().forEach(lane -> buses.find(lane.bus()).ifPresent(
                bus -> dispatcher.resume(new LaneKey(bus.id(), lane.rule(), lane.target()))));
        replays.resume(number -> buses.find(number).map(Buses.Known::id));
        archiveReplays.resume();
        buses.all().forEach(bus -> lines.read(bus.id()));
        subscriptions.start(buses.all().stream().map(Buses.Known::id).toList());
        official.start((bus, rule, target) -> buses.find(bus).map(Buses.Known::id)
                .filter(id -> rules.target(id, rule, target).isPresent()));
        upkeep.every(CURSORS_EVERY_MILLIS, "cursors", this::saveCursors);
        upkeep.every(RETAIN_EVERY_MILLIS, "retention", this::retain);
    }

    private void retain() {
        lines.retain(bus -> buses.find(bus.number()).map(b -> b.bus().retention()).orElse(EventRetention.DEFAULT),
                subscriptions::neededFrom);
        archives.retain();
    }

    /** A bound that was changed holds at once. */
    void retainSoon() {
        upkeep.soon("retention", this::retain);
    }

    private void saveCursors() {
        lines.saveCursors(trace::settle);
        subscriptions.save(trace::settle);
    }

    /** This engine for a caller. Closing what comes back closes nothing here. */
    public BusService service(String actor, Role role) {
        return new EngineService(this, actor, role, () -> {
        });
    }

    /** This engine for its owner. Closing what comes back closes the engine. */
    BusService ownedBy(String actor) {
        return new EngineService(this, actor, Role.ADMIN, this::close);
    }

    // --- the way of an event -----------------------------------------------------------------------------------------

    PutResult put(BusId bus, List<Event> events) {
        return ingest.put(bus, events);
    }

    private long keep(BusId bus, List<Ingest.Checked> events) {
        long now = clock.millis();
        return lines.append(bus, events.stream().map(e -> new ChannelRecord(now, e.eventId(), e.json())).toList());
    }

    private void tell(List<Event> events) {
        long now = clock.millis();
        lines.append(buses.get(EventBus.DEFAULT).id(), events.stream()
                .map(e -> new ChannelRecord(now, e.id(), EventJson.write(e))).toList());
    }

    /** Waits while the trace is behind: here the event has its place in the log, and nobody waits for an answer. */
    private void stored(StoredEvent event) {
        trace.awaitRoom();
        archives.stored(event);
        matcher.stored(event);
    }

    private void matched(StoredEvent event, EventRule rule) {
        transformer.matched(event, rule);
    }

    private void redirected(StoredEvent event, String rule, String target) {
        deliver(Delivery.first(event, rule, target));
    }

    private void deliver(Delivery delivery) {
        StoredEvent event = delivery.event();
        LaneKey lane = new LaneKey(event.bus(), delivery.rule(), delivery.target());
        switch (subscriptions.way(lane, event.offset())) {
            case LIVE -> neighbours.deliver(delivery);
            case HELD -> neighbours.held(delivery, subscriptions.heldBecause(lane));
            case PASSED -> neighbours.passed(delivery);
            case LATER -> {
            }
        }
    }

    private boolean isReadAgain(LaneKey lane) {
        return subscriptions.isReadAgain(lane);
    }

    private void readAgain(BusId bus) {
        dispatcher.readAgain(bus);
    }

    private void witnessed(Witness.Sight sight) {
        metrics.saw(sight);
        trace.saw(sight);
    }

    /** Ends: nothing more is read, running attempts get a while, and what is unfinished is on disk. */
    @Override
    public void close() {
        ending(true).done();
    }

    /** Closes what was opened, in reverse, each whatever became of the others.
     *
     *  @param keepCursors where the engine ran; otherwise it failed to open */
    private Ending ending(boolean keepCursors) {
        Ending ending = new Ending();
        ending.of(upkeep, Upkeep::close);
        ending.of(replays, Replays::close);
        ending.of(archiveReplays, ArchiveReplays::close);
        ending.of(lines, Lines::closeReaders);
        ending.of(subscriptions, Subscriptions::close);
        ending.of(dispatcher, Dispatcher::close);
        ending.of(official, OfficialBus::close);
        ending.of(archives, Archives::close);
        ending.of(keepCursors ? this : null, Engine::saveCursors);
        ending.of(lines, Lines::close);
        ending.of(trace, Trace::close);
        ending.of(metrics, Metrics::close);
        ending.of(witnessed, Database::close);
        ending.of(state, Database::close);
        ending.of(folder, DataFolder::close);
        return ending;
    }
}
