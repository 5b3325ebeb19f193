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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed with SIGKILL while its targets are paused, resumed and catch up, again and again over the same
 *  folder. {@code -Dbusbar.kills.subscriptions} says how often, {@code -Dbusbar.seed} repeats a run's moments. */
class SubscriptionKillTest {
    private static final int LOAD_MILLIS_MAX = 600;
    @TempDir
    Path folder;

    @Test
    void aBacklogOutlivesKillsInItsOrder() throws Exception {
        int kills = Integer.getInteger("busbar.kills.subscriptions", 6);
        long seed = Long.getLong("busbar.seed", System.nanoTime());
        System.out.printf("subscription kill: %d kills, seed %d%n", kills, seed);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        try (KillTargets targets = new KillTargets()) {
            for (int round = 0; round < kills; round++) {
                acknowledged.addAll(KilledJvm.run(SubscriptionKillChild.class, random.nextInt(6) == 0,
                        random.nextInt(LOAD_MILLIS_MAX), folder.toString(), targets.base(), "k" + round));
            }
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
