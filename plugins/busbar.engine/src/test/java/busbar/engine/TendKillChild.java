package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.archive.Archive;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.store.FileDisk;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An engine that takes more events than its bus keeps, and makes and deletes other buses, until it is killed. It says
 *  which events were acknowledged, and which buses are gone. */
public final class TendKillChild {
    static final String BUS = "kept";
    static final long BYTES_MAX = EventRetention.BYTES_MIN;
    static final int SEGMENT_BYTES = 64 << 10;
    private static final int BATCH = 8;
    private static final RetryPolicy SOON =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 5, Duration.ofDays(1));

    private TendKillChild() {
    }

    /** @param args the folder, where the targets are, the prefix of the ids */
    public static void main(String[] args) {
        Engine engine = open(Path.of(args[0]));
        BusService service = engine.service("kill", Role.ADMIN);
        if (service.buses().stream().noneMatch(bus -> bus.name().equals(BUS))) {
            service.createBus(EventBus.draft(BUS, "").withRetention(
                    new EventRetention(EventRetention.AGE_MIN, BYTES_MAX)));
        }
        if (service.rules(BUS).isEmpty()) {
            service.createRule(EventRule.draft(BUS, "all", "{}", List.of(http("healthy", args[1] + "/healthy"),
                    http("flaky", args[1] + "/flaky").withRetry(SOON))));
        }
        Thread.ofPlatform().start(() -> retain(engine));
        Thread.ofPlatform().start(() -> makeAndDelete(service, args[2]));
        produce(service, args[2]);
    }

    static Engine open(Path folder) {
        return new Engine(new EngineOptions(folder, Limits.UNLIMITED, true, "kill"), Clock.systemUTC(), new Random(),
                new FileDisk(), options());
    }

    static ChannelOptions options() {
        return ChannelOptions.DEFAULT.withSegmentBytes(SEGMENT_BYTES, SEGMENT_BYTES);
    }

    private static EventTarget http(String id, String url) {
        return EventTarget.of(id, Destination.Http.post(URI.create(url)));
    }

    private static void retain(Engine engine) {
        while (true) {
            engine.retainSoon();
            Waits.sleep(3);
        }
    }

    private static void makeAndDelete(BusService service, String prefix) {
        for (int i = 0;; i++) {
            String bus = "gone-%s-%d".formatted(prefix, i);
            service.createBus(bus, "");
            service.createArchive(Archive.draft(bus, "all", "{}", Duration.ofDays(1)));
            service.putEvents(bus, List.of(event(bus)));
            service.deleteBus(bus);
            say("deleted " + bus + "\n");
        }
    }

    private static void produce(BusService service, String prefix) {
        for (int i = 0;; i++) {
            List<Event> events = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (int k = 0; k < BATCH; k++) {
                events.add(event(prefix + "-" + i + "-" + k));
                lines.append("put ").append(events.getLast().id()).append('\n');
            }
            if (service.putEvents(BUS, events).failedCount() > 0) {
                throw new IllegalStateException("an event was refused");
            }
            say(lines.toString());
            Waits.sleep(5); // more would only wait for the targets, and what waits is not let go
        }
    }

    private static Event event(String id) {
        return Event.of(id, "app", "made").withJson("{\"words\":\"%s\"}".formatted("x".repeat(3_000)));
    }

    private static void say(String lines) {
        PrintStream out = System.out;
        synchronized (out) {
            out.append(lines);
            out.flush();
        }
    }
}
