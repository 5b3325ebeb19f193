package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any sequence of puts, verbs and restarts against a model that knows no offsets. */
class SubscriptionPropertyTest {
    private static final String BUS = "orders";
    private static final String RULE = "all";
    private static final String FILE = "got.jsonl";

    /** What may have become of the events, by their numbers. */
    private static final class Model {
        final Set<Integer> must = new HashSet<>();
        final Set<Integer> never = new HashSet<>();
        final Set<Integer> untouched = new HashSet<>(); // held since a pause, and surely not delivered
        boolean paused;
        int all;
        int backward; // times after which an older event may come once more

        void put(int count) {
            for (int i = 0; i < count; i++, all++) {
                must.add(all);
                if (paused) {
                    untouched.add(all);
                }
            }
        }

        void resume() {
            paused = false;
            untouched.clear();
        }

        void skip() {
            must.clear();
            never.addAll(untouched);
            untouched.clear();
        }

        void restart() {
            backward++;
        }

        void again() {
            for (int i = 0; i < all; i++) {
                must.add(i);
            }
            if (paused) {
                untouched.addAll(never);
            }
            never.clear();
            backward++;
        }
    }

    @Property(tries = 8)
    void eachEventIsDeliveredInItsOrderUnlessItWasSkipped(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("busbar-subscriptions");
        boolean ordered = random.nextInt(3) > 0;
        Model model = new Model();
        Engine engine = open(folder);
        try {
            BusService service = engine.service("tester", Role.ADMIN);
            service.createBus(BUS, "");
            service.createRule(rule(ordered));
            for (int step = 0; step < 25; step++) {
                if (random.nextInt(8) == 0) {
                    engine.close();
                    engine = open(folder);
                    service = engine.service("tester", Role.ADMIN);
                    model.restart();
                } else {
                    step(service, model, random);
                }
            }
            service.resumeDelivery(BUS, RULE, "t");
            check(service, model, folder, ordered);
        } finally {
            engine.close();
        }
    }

    private static void step(BusService service, Model model, Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> put(service, model, 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 60));
            case 4, 5 -> {
                service.pauseDelivery(BUS, RULE, "t");
                model.paused = true;
            }
            case 6, 7 -> {
                service.resumeDelivery(BUS, RULE, "t");
                model.resume();
            }
            case 8 -> {
                service.deliverFrom(BUS, RULE, "t", StartingPosition.TIP);
                model.skip();
            }
            default -> {
                service.deliverFrom(BUS, RULE, "t", StartingPosition.OLDEST);
                model.again();
            }
        }
    }

    private static void put(BusService service, Model model, int count) {
        for (int from = 0; from < count; from += 100) {
            List<Event> events = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 100); i++) {
                events.add(Event.of("e" + (model.all + i), "app", "made"));
            }
            assertEquals(0, service.putEvents(BUS, events).failedCount());
        }
        model.put(count);
    }

    private static void check(BusService service, Model model, Path folder, boolean ordered) throws IOException {
        Waits.await("it is live", () -> {
            Subscription now = service.subscriptions(BUS).getFirst();
            return now.state() == Subscription.State.LIVE && now.backlog() == 0;
        });
        Path file = folder.resolve("files").resolve(FILE);
        Waits.await("all that must come", () -> !Files.exists(file) && model.must.isEmpty()
                || Files.exists(file) && new HashSet<>(got(file)).containsAll(model.must));
        List<Integer> got = Files.exists(file) ? got(file) : List.of();
        assertTrue(got.stream().noneMatch(model.never::contains), "a skipped event was delivered");
        if (ordered) {
            int backward = 0;
            for (int i = 1; i < got.size(); i++) {
                backward += got.get(i) < got.get(i - 1) ? 1 : 0;
            }
            assertTrue(backward <= model.backward, backward + " times backward, at most " + model.backward);
        }
    }

    private static List<Integer> got(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> Integer.parseInt(EventJson.read(line).id().substring(1))).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static EventRule rule(boolean ordered) {
        return EventRule.draft(BUS, RULE, "{}", List.of(EventTarget.of("t", new Destination.JsonLines(FILE))
                .withTolerance(ordered ? ErrorsTolerance.NONE : ErrorsTolerance.ALL)));
    }

    private static Engine open(Path folder) {
        return Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "test"));
    }
}
