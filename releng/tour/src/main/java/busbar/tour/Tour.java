package busbar.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays the main job in the real product, unattended: a process of its own, a real mouse and keyboard from outside it,
 *  a picture at each step, and a look at what arrived at the target. */
public final class Tour {
    private static final int WIDTH = 1680;
    private static final int HEIGHT = 1050;
    private final Path product;
    private final Path service;
    private final Path pictures;
    private final Path home;
    private final List<String> jvmArgs;
    private final Steps steps = new Steps();
    private final int port = Product.freePort();

    private Tour(Map<String, String> given, Path home) {
        this.product = Path.of(given.get("--product"));
        this.service = Path.of(given.get("--service"));
        this.pictures = Path.of(given.get("--pictures"));
        this.home = home;
        this.jvmArgs = List.of("-Dbusbar.listen=" + port);
    }

    /** Ends with 0 only when every step held.
     *
     *  @param args {@code --product DIR --service DIR --pictures DIR} */
    public static void main(String[] args) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        if (!given.keySet().containsAll(List.of("--product", "--service", "--pictures"))) {
            System.err.println("Usage: Tour --product DIR --service DIR --pictures DIR");
            System.exit(2);
        }
        System.exit(new Tour(given, Files.createTempDirectory("busbar-tour")).play() ? 0 : 1);
    }

    private boolean play() throws IOException {
        Files.createDirectories(pictures);
        try (Screen screen = Screen.open(WIDTH, HEIGHT, pictures.resolve("screen.log"));
                Receiver target = Receiver.open()) {
            firstLife(screen, target);
            secondLife(screen, target);
        } catch (RuntimeException e) {
            steps.broken(e);
        }
        return steps.summary();
    }

    private void firstLife(Screen screen, Receiver target) {
        try (Product console = start(screen, "first-start.log")) {
            Operator operator = new Operator(screen, console, pictures);
            Journey journey = new Journey(operator, target, "Embedded engine", "orders", "embedded");
            operator.wholeScreen();
            operator.treeRow("Embedded engine");
            operator.treeRow("default");
            steps.say("first start: " + console.startReport().orElse(""));
            operator.picture("embedded-0-first-start");
            watched(operator, () -> {
                steps.play("1a create a custom bus", journey::createBus);
                steps.play("1b drag a filter and an HTTP target into a rule, save", journey::buildRule);
                steps.play("2a send a CloudEvent from the console", journey::sendFromConsole);
                steps.play("2b put more from outside with the vendor's client",
                        () -> journey.sendFromOutside(this::outsideConsole));
                steps.play("3 see them live in the trace, step by step", journey::watchTrace);
                steps.play("4a the target answers 500: retries, then a dead letter", journey::failAndDie);
                steps.play("4b mend the target, replay, see it delivered", journey::replay);
                journey.leaveLetter();
                steps.play("5a quit", () -> quit(operator));
            });
        }
    }

    private void secondLife(Screen screen, Receiver target) {
        target.answerWith(200);
        try (Product console = start(screen, "second-start.log");
                Service remote = Service.start(service, home, pictures.resolve("service.log"))) {
            Operator operator = new Operator(screen, console, pictures);
            operator.wholeScreen();
            steps.say("second start: " + console.startReport().orElse(""));
            Journey kept = new Journey(operator, target, "Embedded engine", "orders", "embedded");
            Journey journey = new Journey(operator, target, "Service", "billing", "service");
            watched(operator, () -> {
                steps.play("5b start again: bus, rule, trace and dead letter are there", kept::allIsThere);
                steps.play("6a connect to a headless service", () -> connect(operator, remote));
                steps.play("6b create a bus and a rule there", () -> {
                    journey.createBus();
                    journey.buildRule();
                });
                steps.play("6c send from console and outside", () -> {
                    journey.sendFromConsole();
                    journey.sendFromOutside(remote::outside);
                });
                steps.play("6d see them in the trace", journey::watchTrace);
                steps.play("6e retries and a dead letter there", journey::failAndDie);
                steps.play("6f replay there", journey::replay);
                steps.play("6g the service ends with status 0 on SIGTERM", () -> endService(remote));
            });
        }
    }

    /** A picture of the moment when a step did not hold. */
    private static void watched(Operator operator, Runnable life) {
        try {
            life.run();
        } catch (Wait.StepFailed e) {
            operator.picture("failed");
            throw e;
        }
    }

    private Product start(Screen screen, String log) {
        return Product.start(product, home, screen, pictures.resolve(log), jvmArgs);
    }

    private Outside outsideConsole() {
        return Outside.at("127.0.0.1:" + port, home.resolve(".busbar/embedded-key.json"));
    }

    private static void quit(Operator operator) {
        operator.screen().press("ctrl+q");
        int status = operator.product().awaitEnd();
        if (status != 0) {
            throw new Wait.StepFailed("the console ended with status " + status);
        }
    }

    private static void connect(Operator operator, Service remote) {
        operator.click(operator.treeRow("Embedded engine"));
        operator.screen().press("ctrl+shift+n");
        operator.fill("connection.name", "Service");
        operator.fill("connection.address", remote.address());
        operator.fill("connection.keyId", Service.KEY_ID);
        operator.fill("connection.secret", Service.SECRET);
        operator.picture("service-0-connect");
        operator.press("connection.add");
        operator.treeRow("Service");
        Wait.until("the service's default bus", 20, () -> operator.product().look().stream()
                .filter(s -> s.kind().equals("TreeItem") && s.text().startsWith("default")).count() == 2);
    }

    private static void endService(Service remote) {
        int status = remote.end();
        if (status != 0) {
            throw new Wait.StepFailed("the service ended with status " + status);
        }
    }

    /** One line a step, and the sum. */
    private static final class Steps {
        private static final int PLANNED = 16;
        private final List<String> held = new ArrayList<>();

        void play(String name, Runnable step) {
            long begun = System.nanoTime();
            try {
                step.run();
            } catch (RuntimeException e) {
                say("FAILED  " + name + ": " + e.getMessage());
                throw e instanceof Wait.StepFailed failed ? failed : new Wait.StepFailed(e.toString());
            }
            held.add(name);
            say("ok  %s  (%.1f s)".formatted(name, (System.nanoTime() - begun) / 1e9));
        }

        void say(String line) {
            System.out.println(line);
        }

        void broken(RuntimeException e) {
            say("broken off: " + e.getMessage());
        }

        boolean summary() {
            say("tour: %d of %d steps".formatted(held.size(), PLANNED));
            return held.size() == PLANNED;
        }
    }
}
