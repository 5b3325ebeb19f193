package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An engine that takes events and says which, while its two targets are paused and resumed, until it is killed. */
public final class SubscriptionKillChild {
    private static final String RULE = "all";
    private static final RetryPolicy SOON =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 5, Duration.ofDays(1));
    private static final int BATCH = 2; // of one commit, so that more come than the targets take

    private SubscriptionKillChild() {
    }

    /** @param args the folder, where the targets are, the prefix of the ids */
    public static void main(String[] args) {
        BusService service = EngineKillChild.open(Path.of(args[0])).service("kill", Role.ADMIN);
        if (service.buses().stream().noneMatch(bus -> bus.name().equals(EngineKillChild.BUS))) {
            service.createBus(EngineKillChild.BUS, "");
        }
        if (service.rules(EngineKillChild.BUS).isEmpty()) {
            service.createRule(EventRule.draft(EngineKillChild.BUS, RULE, "{}", List.of(
                    http("ordered", args[1] + "/steady").withTolerance(ErrorsTolerance.NONE)
                            .withRetry(SOON),
                    http("free", args[1] + "/healthy"))));
        }
        Random random = new Random(args[2].hashCode());
        Thread.ofPlatform().start(() -> switchOnAndOff(service, "ordered", new Random(random.nextLong())));
        Thread.ofPlatform().start(() -> switchOnAndOff(service, "free", new Random(random.nextLong())));
        produce(service, args[2]);
    }

    private static EventTarget http(String id, String url) {
        return EventTarget.of(id, new Destination.Http(URI.create(url), "POST", Map.of(), Duration.ofSeconds(10)));
    }

    private static void switchOnAndOff(BusService service, String target, Random random) {
        while (true) {
            service.pauseDelivery(EngineKillChild.BUS, RULE, target);
            Waits.sleep(random.nextInt(150));
            service.resumeDelivery(EngineKillChild.BUS, RULE, target);
            Waits.sleep(random.nextInt(150));
        }
    }

    private static void produce(BusService service, String prefix) {
        PrintStream out = System.out;
        for (int i = 0;; i++) {
            List<Event> events = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (int k = 0; k < BATCH; k++) {
                String id = prefix + "-" + i + "-" + k;
                events.add(Event.of(id, "app", "seq"));
                lines.append(id).append('\n');
            }
            if (service.putEvents(EngineKillChild.BUS, events).failedCount() > 0) {
                throw new IllegalStateException("an event was refused");
            }
            out.append(lines);
            out.flush();
        }
    }
}
