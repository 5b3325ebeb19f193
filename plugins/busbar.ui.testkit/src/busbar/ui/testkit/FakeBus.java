package busbar.ui.testkit;

import busbar.api.BusConnector;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.Role;
import busbar.api.ServiceInfo;
import busbar.api.TraceFeed;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ErrorClass;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.Limits;
import busbar.api.model.TargetForms;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A bus service that lives in memory and in which every event ends as a dead letter until it is replayed: enough for
 *  views to have something to show. */
public final class FakeBus {
    public static final String BUS = "orders";
    private final List<TraceFeed.Listener> followers = new CopyOnWriteArrayList<>();
    private final FakeBuses buses = new FakeBuses(BUS);
    private final FakeConnections connections = new FakeConnections();
    private final FakeRules rules = new FakeRules();
    private final FakeSubscriptions subscriptions = new FakeSubscriptions();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<TraceStep> steps = new CopyOnWriteArrayList<>();
    private final FakeReplays replays = new FakeReplays(this::comesHome);
    private final AtomicLong seq = new AtomicLong();
    private final AtomicLong stepsLeftOut = new AtomicLong();

    /** Opens addresses that begin with {@code fake:}. */
    public BusConnector connector() {
        BusService service = (BusService) Proxy.newProxyInstance(BusService.class.getClassLoader(),
                new Class<?>[] {BusService.class}, (proxy, method, given) -> answer(method.getName(), given));
        return (BusConnector) Proxy.newProxyInstance(BusConnector.class.getClassLoader(),
                new Class<?>[] {BusConnector.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "opens" -> "fake".equals(given[0]);
                    case "connect" -> service;
                    case "hashCode" -> 1;
                    case "equals" -> proxy == given[0];
                    default -> "fake";
                });
    }

    public FakeBuses buses() {
        return buses;
    }

    public FakeConnections connections() {
        return connections;
    }

    public FakeRules rules() {
        return rules;
    }

    public FakeSubscriptions subscriptions() {
        return subscriptions;
    }

    /** The trace has no step of an event, though the log has the event. */
    public void leaveOut(String eventId) {
        stepsLeftOut.addAndGet(steps.stream().filter(step -> step.eventId().equals(eventId)).count());
        steps.removeIf(step -> step.eventId().equals(eventId));
    }

    /** Whether a view still follows the trace. */
    public boolean isFollowed() {
        return !followers.isEmpty();
    }

    /** From now on a replay goes on until it is cancelled. */
    public void holdReplays() {
        replays.hold();
    }

    /** How the newest replay stands. */
    public ReplayJob replayJob() {
        return replays.job();
    }

    private Object answer(String call, Object[] given) {
        return switch (call) {
            case "buses" -> buses.all();
            case "bus" -> buses.bus((String) given[0]);
            case "createBus" -> buses.create(given[0] instanceof EventBus draft ? draft
                    : EventBus.draft((String) given[0], (String) given[1]));
            case "updateBus" -> buses.update((EventBus) given[0]);
            case "busVersions" -> buses.versions((String) given[0]);
            case "targetTypes" -> TargetForms.ALL;
            case "subscriptions" -> subscriptions.all(rules.all((String) given[0]));
            case "pauseDelivery", "resumeDelivery", "deliverFrom" -> subscriptions.answer(call, given);
            case "countEvents" -> (long) events.size();
            case "rules", "rule", "createRule", "updateRule", "enableRule", "deleteRule", "ruleVersions" ->
                    aboutRules(call, given);
            case "connections", "createConnection", "updateConnection", "deleteConnection", "connectionVersions" ->
                    aboutConnections(call, given);
            case "putEvents" -> put(((List<?>) given[1]).stream().map(Event.class::cast).toList());
            case "info" -> new ServiceInfo("Fake", "1", Instant.EPOCH, Role.ADMIN, Limits.UNLIMITED,
                    stepsLeftOut.get());
            case "event" -> event((String) given[1]);
            case "tracedEvents" -> Page.last(traced(((TraceQuery) given[0]).eventId()));
            case "trace" -> trace((String) given[1]);
            case "follow" -> follow((TraceFeed.Listener) given[1]);
            case "metrics" -> metrics((MetricsQuery) given[0]);
            case "close" -> null;
            default -> aboutLetters(call, given);
        };
    }

    private Object aboutRules(String call, Object[] given) {
        return switch (call) {
            case "rules" -> rules.all((String) given[0]);
            case "rule" -> rules.rule((String) given[1]);
            case "createRule" -> rules.create((EventRule) given[0]);
            case "updateRule" -> rules.update((EventRule) given[0]);
            case "enableRule" -> rules.enable((String) given[1], (boolean) given[2]);
            case "ruleVersions" -> rules.versions((String) given[1]);
            default -> {
                rules.delete((String) given[1]);
                yield null;
            }
        };
    }

    private Object aboutConnections(String call, Object[] given) {
        return switch (call) {
            case "connections" -> connections.all();
            case "createConnection" -> connections.create((Connection) given[0]);
            case "updateConnection" -> connections.update((Connection) given[0]);
            case "connectionVersions" -> connections.versions((String) given[0]);
            default -> {
                connections.delete((String) given[0]);
                yield null;
            }
        };
    }

    private Object aboutLetters(String call, Object[] given) {
        return switch (call) {
            case "countDeadLetters" -> (long) letters((DeadLetterQuery) given[0]).size();
            case "deadLetters" -> Page.last(letters((DeadLetterQuery) given[0]));
            case "replay" -> replays.start((ReplayRequest) given[0]);
            case "replayJob" -> replays.job();
            case "replayJobs" -> replays.job() == null ? List.of() : List.of(replays.job());
            case "cancelReplay" -> replays.cancel();
            case "discardDeadLetters" -> replays.discard((List<?>) given[1]);
            default -> throw new UnsupportedOperationException(call);
        };
    }

    private List<DeadLetter> letters(DeadLetterQuery query) {
        return query.bus().equals(BUS) ? replays.find(query) : List.of();
    }

    public PutResult put(List<Event> taken) {
        taken.forEach(this::die);
        return new PutResult(taken.stream().map(event -> PutResult.Entry.taken(event.id(), "")).toList());
    }

    private void die(Event event) {
        events.add(event);
        replays.add(new DeadLetter("l-" + event.id(), BUS, event, "to-crm", "crm", "http://crm", 3,
                ErrorClass.SERVER_ERROR, "[500] Internal Server Error", Instant.now(), Instant.now(), Instant.now()));
        tell(step(event, TraceAction.RECEIVED, "", "", 0), step(event, TraceAction.MATCHED, "to-crm", "", 0),
                step(event, TraceAction.TRANSFORMED, "to-crm", "crm", 1),
                step(event, TraceAction.ATTEMPTED, "to-crm", "crm", 3),
                step(event, TraceAction.DEAD_LETTERED, "to-crm", "crm", 3));
    }

    private void comesHome(DeadLetter letter) {
        tell(step(letter.event(), TraceAction.REPLAYED, "", "", 0),
                step(letter.event(), TraceAction.DELIVERED, "to-crm", "crm", 1));
    }

    private TraceStep step(Event event, TraceAction action, String rule, String target, int attempt) {
        return new TraceStep(seq.incrementAndGet(), BUS, event.id(), event.source(), event.type(), Instant.now(),
                action, rule, target, attempt, target.isEmpty() ? "" : "http://crm", attempt == 0 ? "" : "[500] no",
                Duration.ofMillis(12));
    }

    private void tell(TraceStep... news) {
        steps.addAll(List.of(news));
        followers.forEach(follower -> follower.steps(List.of(news), 0));
    }

    private List<TracedEvent> traced(String id) {
        return events.reversed().stream().filter(event -> id.isEmpty() || id.equals(event.id()))
                .filter(event -> steps.stream().anyMatch(step -> step.eventId().equals(event.id())))
                .map(event -> summary(event)).toList();
    }

    private TracedEvent summary(Event event) {
        Instant at = steps.stream().filter(step -> step.eventId().equals(event.id())).findFirst()
                .map(TraceStep::at).orElse(Instant.EPOCH);
        return new TracedEvent(BUS, event.id(), event.source(), event.type(), "", at, TraceStatus.DEAD, 1, at);
    }

    private EventTrace trace(String id) {
        Event event = event(id);
        return new EventTrace(summary(event), steps.stream().filter(step -> step.eventId().equals(id)).toList(),
                Optional.of(event));
    }

    private Event event(String id) {
        return events.stream().filter(e -> e.id().equals(id)).findFirst()
                .orElseThrow(() -> new BusException.NotFound("EventNotExist", "There is no event `" + id + "`."));
    }

    private TraceFeed follow(TraceFeed.Listener listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    private static List<MetricPoint> metrics(MetricsQuery query) {
        List<MetricPoint> points = new ArrayList<>();
        for (Instant at = query.from(); at.isBefore(query.to()); at = at.plus(query.step())) {
            long n = points.size();
            points.add(new MetricPoint(at, 20 + n % 7, 20, 15 + n % 5, n % 3, 1, 0, Duration.ofMillis(10 + n % 4),
                    Duration.ofMillis(40 + n % 11)));
        }
        return points;
    }
}
