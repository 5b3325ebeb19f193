package busbar.engine;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.ServiceInfo;
import busbar.api.TraceFeed;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.EventRule;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import busbar.api.pattern.Explanation;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TracedEvent;
import busbar.engine.archive.ArchiveReplays;
import busbar.engine.retry.WaitingRoom;
import busbar.engine.store.BusId;
import busbar.engine.store.LaneKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An engine as a caller sees it. */
final class EngineService extends EngineDefinitions {
    private static final int JOBS_MAX = 100; // BusService.replayJobs
    private final Engine engine;
    private final Role role;
    private final Runnable closing;
    private final EngineTraces traces;

    /** @param closing what the end of this service ends */
    EngineService(Engine engine, String actor, Role role, Runnable closing) {
        super(engine, actor);
        this.engine = engine;
        this.role = role;
        this.closing = closing;
        traces = engine.traces;
    }

    @Override
    public ServiceInfo info() {
        return new ServiceInfo("Busbar", engine.options.version(), engine.startedAt, role, engine.options.limits(),
                engine.trace.leftOut());
    }

    @Override
    public BusService as(String other) {
        return engine.service(other, role);
    }

    @Override
    public List<Subscription> subscriptions(String bus) {
        BusId id = id(bus);
        return subscriptions(id,
                engine.rules.all(bus).stream().flatMap(rule -> LaneKey.all(id, rule).stream()).toList());
    }

    private Subscription subscription(LaneKey lane) {
        return subscriptions(lane.bus(), List.of(lane)).getFirst();
    }

    /** What is on its way to disk may be counted twice, but is not overlooked. */
    private List<Subscription> subscriptions(BusId bus, List<LaneKey> lanes) {
        List<Integer> elsewhere = lanes.stream().map(engine.dispatcher::waiting).toList(); // first
        Map<WaitingRoom.Lane, Long> onDisk = engine.waitingRoom.counts(bus);
        return IntStream.range(0, lanes.size()).mapToObj(i -> {
            LaneKey lane = lanes.get(i);
            long waiting = elsewhere.get(i) + onDisk.getOrDefault(WaitingRoom.Lane.of(lane), 0L);
            return engine.subscriptions.get(lane, waiting).withBlockage(engine.dispatcher.blockage(lane));
        }).toList();
    }

    @Override
    public Subscription pauseDelivery(String bus, String rule, String target) {
        LaneKey lane = lane(bus, rule, target);
        engine.subscriptions.pause(lane, actor);
        return subscription(lane);
    }

    @Override
    public Subscription resumeDelivery(String bus, String rule, String target) {
        LaneKey lane = lane(bus, rule, target);
        engine.subscriptions.resume(lane, actor);
        return subscription(lane);
    }

    @Override
    public Subscription deliverFrom(String bus, String rule, String target, StartingPosition from) {
        LaneKey lane = lane(bus, rule, target);
        engine.subscriptions.move(lane, from, actor);
        return subscription(lane);
    }

    @Override
    public long countEvents(String bus, StartingPosition from) {
        return engine.subscriptions.count(id(bus), from);
    }

    private LaneKey lane(String bus, String rule, String target) {
        EventRule found = engine.rules.get(bus, rule);
        return LaneKey.all(id(bus), found).stream().filter(lane -> lane.target().equals(target)).findFirst()
                .orElseThrow(() -> new BusException.NotFound("EventTargetNotExist",
                        "Rule `%s` has no target `%s`. It may have been taken out.".formatted(rule, target)));
    }

    @Override
    public List<TargetType> targetTypes() {
        return TargetForms.ALL;
    }

    @Override
    public Explanation testPattern(String pattern, Dialect dialect, Event event) {
        try {
            return EventPattern.parse(pattern, dialect).explain(EventJson.tree(event));
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("EventRuleFilterPatternSchemaError", e.getMessage(), e);
        }
    }

    @Override
    public PutResult putEvents(String bus, List<Event> events) {
        return engine.put(id(bus), events);
    }

    @Override
    public Event event(String bus, String eventId) {
        return traces.event(id(bus), eventId);
    }

    @Override
    public Page<TracedEvent> tracedEvents(TraceQuery query) {
        return traces.find(id(query.bus()), query);
    }

    @Override
    public EventTrace trace(String bus, String eventId) {
        return traces.trace(id(bus), eventId);
    }

    @Override
    public TraceFeed follow(TraceFilter filter, TraceFeed.Listener listener) {
        return engine.trace.follow(filter, listener);
    }

    @Override
    public Page<DeadLetter> deadLetters(DeadLetterQuery query) {
        return engine.deadLetters.find(id(query.bus()), query);
    }

    @Override
    public long countDeadLetters(DeadLetterQuery query) {
        return engine.deadLetters.count(id(query.bus()), query);
    }

    @Override
    public int discardDeadLetters(String bus, List<String> letterIds) {
        return engine.deadLetters.discard(id(bus), letterIds);
    }

    @Override
    public ReplayJob replay(ReplayRequest request) {
        return engine.replays.begin(id(request.bus()), request);
    }

    @Override
    public List<ReplayJob> replayJobs(String bus) {
        BusId id = id(bus);
        return Stream.concat(engine.replays.jobs(id).stream(), engine.archiveReplays.jobs(id).stream())
                .sorted(Comparator.comparing(ReplayJob::startedAt).reversed()).limit(JOBS_MAX).toList();
    }

    @Override
    public ReplayJob replayJob(String jobId) {
        return isOfArchive(jobId) ? engine.archiveReplays.job(jobId) : engine.replays.job(jobId);
    }

    @Override
    public ReplayJob cancelReplay(String jobId) {
        return isOfArchive(jobId) ? engine.archiveReplays.cancel(jobId) : engine.replays.cancel(jobId);
    }

    private static boolean isOfArchive(String jobId) {
        return jobId.startsWith(ArchiveReplays.PREFIX);
    }

    @Override
    public ReplayJob replayArchive(ArchiveReplay request) {
        return engine.archiveReplays.begin(id(request.bus()), request);
    }

    @Override
    public Page<ReplayEntry> replayLedger(String jobId, String next) {
        return isOfArchive(jobId) && !engine.archiveReplays.job(jobId).id().isEmpty() ? Page.last(List.of())
                : engine.replays.ledger(jobId, next);
    }

    @Override
    public List<MetricPoint> metrics(MetricsQuery query) {
        return engine.metrics.points(query.bus().isEmpty() ? Optional.empty() : Optional.of(id(query.bus())), query);
    }

    private BusId id(String bus) {
        return engine.buses.get(bus).id();
    }

    @Override
    public void close() {
        closing.run();
    }
}
