package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.subscription.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while its targets are paused, resumed and catch up, again and again over the same folder. */
class SubscriptionKillTest {
    private static final int LOAD_MILLIS_MAX = 600;
    @TempDir
    Path folder;

    @Test
    void aBacklogOutlivesKillsInItsOrder() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (KillTargets targets = new KillTargets()) {
            new Kills("subscription kill", 6).each(SubscriptionKillChild.class, LOAD_MILLIS_MAX,
                    round -> List.of(folder.toString(), targets.base(), "k" + round),
                    (round, lines) -> acknowledged.addAll(lines));
            check(targets, acknowledged);
        }
        System.out.printf("subscription kill: %d events acknowledged, 0 lost%n", acknowledged.size());
    }

    private void check(KillTargets targets, List<String> acknowledged) {
        Set<String> all = new HashSet<>(acknowledged);
        try (Engine engine = EngineKillChild.open(folder)) {
            BusService service = engine.service("kill", Role.ADMIN);
            service.subscriptions(EngineKillChild.BUS)
                    .forEach(s -> service.resumeDelivery(s.bus(), s.rule(), s.target()));
            Waits.awaitAll("events of the free target", all, () -> targets.healthy);
            Waits.awaitAll("events of the ordered target", all, () -> targets.ordered);
            Waits.await("all are live", () -> service.subscriptions(EngineKillChild.BUS).stream()
                    .allMatch(s -> s.state() == Subscription.State.LIVE && s.backlog() == 0));
        }
        Set<String> inOrder = new LinkedHashSet<>(targets.ordered);
        inOrder.retainAll(all);
        assertEquals(acknowledged, new ArrayList<>(inOrder), "order of the target that tolerates no errors");
    }
}
