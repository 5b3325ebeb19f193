package busbar.engine;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An engine with little memory and targets that do not take what they are sent. */
public final class WaitingChild {
    private static final int BATCH = 500;
    private static final String DATA = "{\"words\":\"%s\"}".formatted("x".repeat(900));
    private static final RetryPolicy LATER =
            new RetryPolicy(RetryPolicy.Strategy.BACKOFF_RETRY, 185, Duration.ofDays(1));

    private WaitingChild() {
    }

    /** @return the status with which the process ended */
    static int run(Path folder, int events, String... targets) throws Exception {
        Files.createDirectories(folder);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx64m", "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                WaitingChild.class.getName(), folder.toString(), Integer.toString(events)));
        command.addAll(List.of(targets));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** @param args the folder, the number of events, addresses of targets */
    public static void main(String[] args) {
        int events = Integer.parseInt(args[1]);
        try (Engine engine = Engine.open(new EngineOptions(Path.of(args[0]), Limits.UNLIMITED, true, "waiting"))) {
            BusService service = engine.service("waiting", Role.ADMIN);
            service.createBus("orders", "");
            for (int i = 2; i < args.length; i++) {
                service.createRule(EventRule.draft("orders", "rule-" + i, "{}", List.of(EventTarget.of("t",
                        Destination.Http.post(URI.create(args[i]))).withRetry(LATER))));
            }
            for (int i = 0; i < events; i += BATCH) {
                List<Event> batch = new ArrayList<>();
                for (int k = i; k < i + BATCH; k++) {
                    batch.add(Event.of("e" + k, "app", "made").withJson(DATA));
                }
                service.putEvents("orders", batch);
            }
            while (engine.lines.find(engine.buses.get("orders").id()).orElseThrow().reader().safePosition() < events) {
                Waits.sleep(50);
            }
        }
        System.exit(0);
    }
}
