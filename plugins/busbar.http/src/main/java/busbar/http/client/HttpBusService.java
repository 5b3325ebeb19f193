package busbar.http.client;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.ServiceInfo;
import busbar.api.TraceFeed;
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
final class HttpBusService extends HttpDefinitions {
    private static final MediaType BATCH = MediaType.get(EventJson.BATCH + "; charset=utf-8");
    private static final int NOTHING_TAKEN = 422;
    private final boolean isOwner;

    HttpBusService(WireCalls calls) {
        this(calls, "", true);
    }

    private HttpBusService(WireCalls calls, String actor, boolean isOwner) {
        super(calls, actor);
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
}
