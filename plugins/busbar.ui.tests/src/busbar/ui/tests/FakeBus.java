package busbar.ui.tests;

import busbar.api.BusConnector;
import busbar.api.BusService;
import busbar.api.Page;
import busbar.api.PutResult;
import busbar.api.TraceFeed;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ErrorClass;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.EventBus;
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
final class FakeBus {
    static final String BUS = "orders";
    final List<TraceFeed.Listener> followers = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<TraceStep> steps = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final AtomicLong seq = new AtomicLong();

    /** Opens addresses that begin with {@code fake:}. */
    BusConnector connector() {
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

    private Object answer(String call, Object[] given) {
        return switch (call) {
            case "buses" -> List.of(new EventBus(BUS, "", Instant.EPOCH));
            case "rules", "targetTypes", "replayJobs" -> List.of();
            case "countDeadLetters" -> (long) letters.size();
            case "deadLetters" -> Page.last(letters.reversed());
            case "putEvents" -> put(((List<?>) given[1]).stream().map(Event.class::cast).toList());
            case "tracedEvents" -> Page.last(traced(((TraceQuery) given[0]).eventId()));
            case "trace" -> trace((String) given[1]);
            case "follow" -> follow((TraceFeed.Listener) given[1]);
            case "replay" -> replay((ReplayRequest) given[0]);
            case "discardDeadLetters" -> discard((List<?>) given[1]);
            case "metrics" -> metrics((MetricsQuery) given[0]);
            case "close" -> null;
            default -> throw new UnsupportedOperationException(call);
        };
    }

    PutResult put(List<Event> taken) {
        taken.forEach(this::die);
        return new PutResult(taken.stream().map(event -> PutResult.Entry.taken(event.id(), "")).toList());
    }

    private void die(Event event) {
        events.add(event);
        letters.add(new DeadLetter("l-" + event.id(), BUS, event, "to-crm", "crm", "http://crm", 3,
                ErrorClass.SERVER_ERROR, "[500] Internal Server Error", Instant.now(), Instant.now(), Instant.now()));
        tell(step(event, TraceAction.RECEIVED, "", "", 0), step(event, TraceAction.MATCHED, "to-crm", "", 0),
                step(event, TraceAction.TRANSFORMED, "to-crm", "crm", 1),
                step(event, TraceAction.ATTEMPTED, "to-crm", "crm", 3),
                step(event, TraceAction.DEAD_LETTERED, "to-crm", "crm", 3));
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
                .map(event -> summary(event)).toList();
    }

    private TracedEvent summary(Event event) {
        Instant at = steps.stream().filter(step -> step.eventId().equals(event.id())).findFirst().orElseThrow().at();
        return new TracedEvent(BUS, event.id(), event.source(), event.type(), "", at, TraceStatus.DEAD, 1, at);
    }

    private EventTrace trace(String id) {
        Event event = events.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
        return new EventTrace(summary(event), steps.stream().filter(step -> step.eventId().equals(id)).toList(),
                Optional.of(event));
    }

    private TraceFeed follow(TraceFeed.Listener listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    private ReplayJob replay(ReplayRequest request) {
        List<String> ids = ((ReplayRequest.Letters) request.choice()).ids();
        List<DeadLetter> found = letters.stream().filter(letter -> ids.contains(letter.id())).toList();
        letters.removeAll(found);
        for (DeadLetter letter : found) {
            tell(step(letter.event(), TraceAction.REPLAYED, "", "", 0),
                    step(letter.event(), TraceAction.DELIVERED, "to-crm", "crm", 1));
        }
        return new ReplayJob("job", BUS, ReplayJob.State.COMPLETED, ids.size(), found.size(), 0, Instant.now(),
                Optional.of(Instant.now()), "");
    }

    private int discard(List<?> ids) {
        int before = letters.size();
        letters.removeIf(letter -> ids.contains(letter.id()));
        return before - letters.size();
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
