package busbar.http.client;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.ImportReport;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.ServiceInfo;
import busbar.api.TraceFeed;
import busbar.api.archive.Archive;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.event.EventFormatException;
import busbar.api.event.EventJson;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.Explanation;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TracedEvent;
import busbar.http.client.WireCalls.Call;
import busbar.http.client.WireCalls.Reply;
import busbar.http.wire.Bodies.BusDraft;
import busbar.http.wire.Bodies.Definitions;
import busbar.http.wire.Bodies.Count;
import busbar.http.wire.Bodies.Discard;
import busbar.http.wire.Bodies.From;
import busbar.http.wire.Bodies.JobId;
import busbar.http.wire.Bodies.PatternTest;
import busbar.http.wire.Bodies.Put;
import busbar.http.wire.Paths;
import busbar.http.wire.WireJson;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;

/** A bus service at the other end of the wire. */
final class HttpBusService implements BusService {
    private static final MediaType BATCH = MediaType.get(EventJson.BATCH + "; charset=utf-8");
    private static final int NOTHING_TAKEN = 422;
    private final WireCalls calls;
    private final String actor;
    private final boolean isOwner;

    HttpBusService(WireCalls calls) {
        this(calls, "", true);
    }

    private HttpBusService(WireCalls calls, String actor, boolean isOwner) {
        this.calls = calls;
        this.actor = actor;
        this.isOwner = isOwner;
    }

    @Override
    public ServiceInfo info() {
        return ask(Call.get(Paths.INFO), ServiceInfo.class);
    }

    @Override
    public BusService as(String other) {
        return new HttpBusService(calls, other, false);
    }

    @Override
    public List<EventBus> buses() {
        return ask(Call.get(Paths.BUSES), new TypeReference<>() { });
    }

    @Override
    public EventBus bus(String name) {
        return ask(Call.get(Paths.BUS, name), EventBus.class);
    }

    @Override
    public EventBus createBus(String name, String description) {
        return ask(Call.post(new BusDraft(name, description), Paths.BUSES), EventBus.class);
    }

    @Override
    public EventBus updateBus(String name, String description) {
        return ask(Call.put(new BusDraft(name, description), Paths.BUS, name), EventBus.class);
    }

    @Override
    public void deleteBus(String name) {
        calls.tell(Call.delete(Paths.BUS, name), actor);
    }

    @Override
    public List<EventRule> rules(String bus) {
        return ask(Call.get(Paths.RULES, bus), new TypeReference<>() { });
    }

    @Override
    public EventRule rule(String bus, String name) {
        return ask(Call.get(Paths.RULE, bus, name), EventRule.class);
    }

    @Override
    public EventRule createRule(EventRule draft) {
        return ask(Call.post(draft, Paths.RULES, draft.bus()), EventRule.class);
    }

    @Override
    public EventRule createRule(EventRule draft, StartingPosition from) {
        return ask(Call.post(draft, Paths.RULES, draft.bus()).with(Map.of("from", from.toString())), EventRule.class);
    }

    @Override
    public EventRule updateRule(EventRule changed) {
        return ask(Call.put(changed, Paths.RULE, changed.bus(), changed.name()), EventRule.class);
    }

    @Override
    public EventRule enableRule(String bus, String name, boolean enabled) {
        return ask(Call.post(Map.of(), enabled ? Paths.ENABLE : Paths.DISABLE, bus, name), EventRule.class);
    }

    @Override
    public void deleteRule(String bus, String name) {
        calls.tell(Call.delete(Paths.RULE, bus, name), actor);
    }

    @Override
    public List<EventRule> ruleVersions(String bus, String name) {
        return ask(Call.get(Paths.VERSIONS, bus, name), new TypeReference<>() { });
    }

    @Override
    public List<Subscription> subscriptions(String bus) {
        return ask(Call.get(Paths.SUBSCRIPTIONS, bus), new TypeReference<>() { });
    }

    @Override
    public Subscription pauseDelivery(String bus, String rule, String target) {
        return ask(Call.post(Map.of(), Paths.PAUSE, bus, rule, target), Subscription.class);
    }

    @Override
    public Subscription resumeDelivery(String bus, String rule, String target) {
        return ask(Call.post(Map.of(), Paths.RESUME, bus, rule, target), Subscription.class);
    }

    @Override
    public Subscription deliverFrom(String bus, String rule, String target, StartingPosition from) {
        return ask(Call.post(new From(from.toString()), Paths.DELIVER_FROM, bus, rule, target), Subscription.class);
    }

    @Override
    public long countEvents(String bus, StartingPosition from) {
        return ask(Call.get(Paths.EVENTS_COUNT, bus).with(Map.of("from", from.toString())), Count.class).count();
    }

    @Override
    public String exportDefinitions() {
        return ask(Call.get(Paths.DEFINITIONS), Definitions.class).document();
    }

    @Override
    public ImportReport importDefinitions(String json) {
        return ask(Call.post(new Definitions(json), Paths.DEFINITIONS), ImportReport.class);
    }

    @Override
    public List<Connection> connections() {
        return ask(Call.get(Paths.CONNECTIONS), new TypeReference<>() { });
    }

    @Override
    public Connection createConnection(Connection draft) {
        return ask(Call.post(draft, Paths.CONNECTIONS), Connection.class);
    }

    @Override
    public Connection updateConnection(Connection changed) {
        return ask(Call.put(changed, Paths.CONNECTION, changed.name()), Connection.class);
    }

    @Override
    public void deleteConnection(String name) {
        calls.tell(Call.delete(Paths.CONNECTION, name), actor);
    }

    @Override
    public List<TargetType> targetTypes() {
        return ask(Call.get(Paths.TARGET_TYPES), new TypeReference<>() { });
    }

    @Override
    public Explanation testPattern(String pattern, Dialect dialect, Event event) {
        return ask(Call.post(new PatternTest(pattern, dialect, event), Paths.PATTERN_TEST), Explanation.class);
    }

    @Override
    public PutResult putEvents(String bus, List<Event> events) {
        Call call = Call.post(BATCH, EventJson.writeBatch(events), Paths.EVENTS, bus);
        Reply reply = calls.reply(call, actor);
        if (reply.status() / 100 != 2 && reply.status() != NOTHING_TAKEN) {
            throw calls.problem(reply);
        }
        try {
            return new PutResult(WireJson.readAnswer(reply.body(), Put.class).entries());
        } catch (IOException e) {
            throw calls.unreachable(e);
        }
    }

    @Override
    public Event event(String bus, String eventId) {
        Reply reply = calls.exchange(Call.get(Paths.EVENT, bus).with(Map.of("id", eventId)), actor);
        try {
            return EventJson.read(reply.body());
        } catch (EventFormatException e) {
            throw new BusException.Unreachable("The answer is no event: " + e.getMessage(), e);
        }
    }

    @Override
    public Page<TracedEvent> tracedEvents(TraceQuery query) {
        return ask(Call.post(query, Paths.TRACED_EVENTS), new TypeReference<>() { });
    }

    @Override
    public EventTrace trace(String bus, String eventId) {
        return ask(Call.get(Paths.TRACE, bus).with(Map.of("id", eventId)), EventTrace.class);
    }

    @Override
    public TraceFeed follow(TraceFilter filter, TraceFeed.Listener listener) {
        return LiveTrace.start(calls, actor, filter, listener);
    }

    @Override
    public Page<DeadLetter> deadLetters(DeadLetterQuery query) {
        return ask(Call.post(query, Paths.LETTERS), new TypeReference<>() { });
    }

    @Override
    public long countDeadLetters(DeadLetterQuery query) {
        return ask(Call.post(query, Paths.LETTERS_COUNT), Count.class).count();
    }

    @Override
    public int discardDeadLetters(String bus, List<String> letterIds) {
        return (int) ask(Call.post(new Discard(bus, letterIds), Paths.LETTERS_DISCARD), Count.class).count();
    }

    @Override
    public ReplayJob replay(ReplayRequest request) {
        return ask(Call.post(request, Paths.REPLAYS), ReplayJob.class);
    }

    @Override
    public List<ReplayJob> replayJobs(String bus) {
        return ask(Call.get(Paths.REPLAYS).with(Map.of("bus", bus)), new TypeReference<>() { });
    }

    @Override
    public ReplayJob replayJob(String jobId) {
        return ask(Call.get(Paths.REPLAY).with(Map.of("id", jobId)), ReplayJob.class);
    }

    @Override
    public ReplayJob cancelReplay(String jobId) {
        return ask(Call.post(new JobId(jobId), Paths.REPLAY_CANCEL), ReplayJob.class);
    }

    @Override
    public Page<ReplayEntry> replayLedger(String jobId, String next) {
        return ask(Call.get(Paths.REPLAY_LEDGER).with(Map.of("id", jobId, "next", next)), new TypeReference<>() { });
    }

    @Override
    public List<Archive> archives(String bus) {
        return ask(Call.get(Paths.ARCHIVES, bus), new TypeReference<>() { });
    }

    @Override
    public Archive createArchive(Archive draft) {
        return ask(Call.post(draft, Paths.ARCHIVES, draft.bus()), Archive.class);
    }

    @Override
    public void deleteArchive(String bus, String name) {
        calls.tell(Call.delete(Paths.ARCHIVE, bus, name), actor);
    }

    @Override
    public ReplayJob replayArchive(ArchiveReplay request) {
        return ask(Call.post(request, Paths.ARCHIVE_REPLAYS), ReplayJob.class);
    }

    @Override
    public List<MetricPoint> metrics(MetricsQuery query) {
        return ask(Call.post(query, Paths.METRICS), new TypeReference<>() { });
    }

    @Override
    public void close() {
        if (isOwner) {
            calls.close();
        }
    }

    private <T> T ask(Call call, Class<T> form) {
        return calls.ask(call, actor, form);
    }

    private <T> T ask(Call call, TypeReference<T> form) {
        return calls.ask(call, actor, form);
    }
}
