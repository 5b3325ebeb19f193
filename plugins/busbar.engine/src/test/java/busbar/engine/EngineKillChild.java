package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An engine under load that says which events were acknowledged, and replays its dead letters, until it is killed. */
public final class EngineKillChild {
    static final String BUS = "kill";
    static final String FILE = "all.jsonl";
    static final String DIES = "dies";
    private static final DeadLetterQuery LETTERS = DeadLetterQuery.ofBus(BUS).withRule(DIES);
    private static final int PRODUCERS = 3;
    private static final int REPLAYS_PER_SECOND = 1_000;
    private static final RetryPolicy SOON =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 5, Duration.ofDays(1));

    private EngineKillChild() {
    }

    /** @param args the folder, where the targets are, the prefix of the ids */
    public static void main(String[] args) {
        BusService service = open(Path.of(args[0])).service("kill", Role.ADMIN);
        define(service, args[1]);
        awaitLetter(service, args[2]);
        Thread.ofPlatform().start(() -> replayOn(service));
        for (int i = 0; i < PRODUCERS; i++) {
            String prefix = args[2] + "-" + i;
            Thread.ofPlatform().start(() -> produce(service, prefix, new Random(prefix.hashCode())));
        }
        Thread.ofPlatform().start(() -> produceInOrder(service, args[2] + "-s"));
    }

    /** Makes what there is not yet, in an engine that is closed well. */
    static void define(Path folder, String base) {
        try (Engine engine = open(folder)) {
            define(engine.service("kill", Role.ADMIN), base);
        }
    }

    private static void define(BusService service, String base) {
        if (service.buses().stream().noneMatch(bus -> bus.name().equals(BUS))) {
            service.createBus(BUS, "");
        }
        for (EventRule rule : rules(base)) {
            if (service.rules(BUS).stream().noneMatch(r -> r.name().equals(rule.name()))) {
                service.createRule(rule);
            }
        }
    }

    static Engine open(Path folder) {
        return Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "kill"));
    }

    private static List<EventRule> rules(String base) {
        EventTarget ordered = http("to", base + "/ordered").withRetry(SOON).withTolerance(ErrorsTolerance.NONE);
        return List.of(rule("healthy", "{\"type\":[\"any\",\"dies\"]}", http("to", base + "/healthy")),
                rule("flaky", "{\"type\":[\"any\"]}", http("to", base + "/flaky").withRetry(SOON)),
                rule("file", "{\"type\":[\"any\",\"dies\"]}", EventTarget.of("to", new Destination.JsonLines(FILE))),
                rule(DIES, "{\"type\":[\"dies\"]}", http("to", base + "/dies")),
                rule("ordered", "{\"type\":[\"seq\"]}", ordered));
    }

    private static EventRule rule(String name, String pattern, EventTarget to) {
        return EventRule.draft(BUS, name, pattern, List.of(to));
    }

    /** Until then it says nothing: a kill is to meet deliveries, letters and replays, also on a slow machine. */
    private static void awaitLetter(BusService service, String prefix) {
        Event first = event(prefix + "-first", "dies");
        service.putEvents(BUS, List.of(first));
        Waits.await("the first letter", () -> service.countDeadLetters(LETTERS.withText(first.id())) > 0);
        replay(service);
    }

    private static EventTarget http(String id, String url) {
        return EventTarget.of(id, new Destination.Http(URI.create(url), "POST", Map.of(), Duration.ofSeconds(10)));
    }

    private static void produce(BusService service, String prefix, Random random) {
        for (int i = 0;; i++) {
            List<Event> events = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int k = 0; k < count; k++) {
                events.add(event(prefix + "-" + i + "-" + k, random.nextInt(8) == 0 ? "dies" : "any"));
            }
            put(service, events);
            Waits.sleep(1); // more would only wait on disk, and the targets are to be busy too
        }
    }

    private static void produceInOrder(BusService service, String prefix) {
        for (int i = 0;; i++) {
            put(service, List.of(event(prefix + "-" + i, "seq")));
            Waits.sleep(2);
        }
    }

    private static Event event(String id, String type) {
        return Event.of(id, "app", type).withJson("{\"words\":\"%s\"}".formatted("x".repeat(200)));
    }

    private static void put(BusService service, List<Event> events) {
        if (service.putEvents(BUS, events).failedCount() > 0) {
            throw new IllegalStateException("an event was refused");
        }
        StringBuilder lines = new StringBuilder();
        events.forEach(e -> lines.append(e.type()).append(' ').append(e.id()).append('\n'));
        PrintStream out = System.out;
        synchronized (out) {
            out.append(lines);
            out.flush();
        }
    }

    /** One job after the other. */
    private static void replayOn(BusService service) {
        while (true) {
            Waits.sleep(5);
            replay(service);
        }
    }

    /** Sends all dead letters home, where they die again. */
    private static void replay(BusService service) {
        Optional<ReplayJob> running = service.replayJobs(BUS).stream().filter(j -> !j.isOver()).findFirst();
        if (running.isEmpty() && service.countDeadLetters(LETTERS) > 0) {
            service.replay(new ReplayRequest(BUS, new ReplayRequest.Matching(LETTERS), Optional.empty(),
                    new ReplayRequest.FailedTarget(), REPLAYS_PER_SECOND));
        }
    }
}
