package busbar.ui.testkit;

import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far the targets of a fake bus's rules are. */
public final class FakeSubscriptions {
    private static final long BACKLOG = 1_234; // of what is paused
    private static final Instant PAUSED = Instant.parse("2024-05-01T12:00:00Z");
    private final Map<String, Subscription> touched = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** The calls that changed something, as in {@code pause to-crm/crm}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    List<Subscription> all(List<EventRule> rules) {
        return rules.stream().flatMap(rule -> rule.targets().stream().map(target -> touched.getOrDefault(
                rule.name() + "/" + target.id(), live(rule.bus(), rule.name(), target.id())))).toList();
    }

    private static Subscription live(String bus, String rule, String target) {
        return new Subscription(bus, rule, target, Subscription.State.LIVE, 0, Optional.empty(), "");
    }

    Object answer(String call, Object[] given) {
        String bus = (String) given[0];
        String rule = (String) given[1];
        String target = (String) given[2];
        Subscription now = switch (call) {
            case "pauseDelivery" -> new Subscription(bus, rule, target, Subscription.State.PAUSED, BACKLOG,
                    Optional.of(PAUSED), "anna");
            default -> live(bus, rule, target);
        };
        String to = call.equals("deliverFrom") ? " " + (StartingPosition) given[3] : "";
        calls.add(call + " " + rule + "/" + target + to);
        touched.put(rule + "/" + target, now);
        return now;
    }
}
