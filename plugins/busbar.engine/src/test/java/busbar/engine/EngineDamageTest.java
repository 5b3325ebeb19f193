package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.engine.store.WriteAheadTail;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The engine is killed, and then something happens to its files: their ends are torn or hold other bytes. */
class EngineDamageTest {
    private static final int GARBAGE_BYTES_MAX = 3_000;
    private static final String ENDED = "the event at [%d] of bus [orders] cannot be read";
    private static final int WAITING = 40;
    @TempDir
    Path folder;

    /** A state that lost a replay has its letters still, and the log their events: some are repeated, none is lost. */
    @Test
    void whatTheCrashLeftBehindTheLogAndAStateWithoutItsLastChangesCostNothingAcknowledged() throws Exception {
        KillRounds rounds = new KillRounds(folder, "engine damage");
        try (KillTargets targets = new KillTargets()) {
            EngineKillChild.define(folder, targets.base()); // which events go where is not to be among what is lost
            rounds.run(10, targets, random -> {
                if (random.nextBoolean()) {
                    appendGarbage(segment("kill."), random);
                }
                if (random.nextBoolean()) {
                    WriteAheadTail.tear(folder.resolve("state.db"), random);
                }
                if (random.nextBoolean()) {
                    WriteAheadTail.tear(folder.resolve("trace.db"), random);
                }
            });
            rounds.checkNothingIsLost(targets);
        }
    }

    /** As a write leaves it that was under way: some bytes behind the last acknowledged ones. */
    private static void appendGarbage(Path segment, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        byte[] garbage = new byte[Math.min(bytes.length - end, 1 + random.nextInt(GARBAGE_BYTES_MAX))];
        random.nextBytes(garbage);
        write(segment, end, garbage);
    }

    private static void write(Path path, long position, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(position);
            file.write(bytes);
        }
    }

    /** The newest with bytes in it. */
    private Path segment(String bus) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("buses"))) {
            return files.filter(f -> f.getParent().getFileName().toString().startsWith(bus)
                    && f.toString().endsWith(".segment")).max(Path::compareTo).orElseThrow();
        }
    }

    @Test
    void anAcknowledgedEventThatTheDiskDamagedIsReportedLoudlyAndAllOthersCome() throws IOException {
        List<Integer> damaged = List.of(3, 20, WAITING - 1);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger("busbar.engine");
        log.addAppender(said);
        log.setAdditive(false);
        try (TestTarget target = new TestTarget()) {
            target.status = 503;
            fill(target);
            Path segment = segment("orders.");
            String bytes = Files.readString(segment, StandardCharsets.ISO_8859_1);
            for (int one : damaged) {
                write(segment, bytes.indexOf("words of e%d.".formatted(one)), new byte[]{'?'});
            }
            target.status = 200;
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                expected.add("e" + i);
            }
            damaged.forEach(one -> expected.remove("e" + one));
            try (Engine engine = open()) {
                Waits.await("all others", () -> target.bodies.size() >= expected.size());
                engine.service("damage", Role.ADMIN).putEvents("orders", List.of(event("after")));
                Waits.await("a new one", () -> target.bodies.size() >= expected.size() + 1);
                Waits.await("the end of each damaged one", () -> damaged.stream().allMatch(
                        n -> said.list.stream().anyMatch(e -> e.getFormattedMessage().contains(ENDED.formatted(n)))));
            }
            expected.add("after");
            assertEquals(new TreeSet<>(expected), new TreeSet<>(target.bodies.stream()
                    .map(body -> EventJson.read(body).id()).toList()));
        } finally {
            log.detachAppender(said);
            log.setAdditive(true);
        }
        List<String> errors = said.list.stream().filter(e -> e.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage).toList();
        for (int one : damaged) {
            assertTrue(errors.stream().anyMatch(e -> e.contains("[%d] to [%d]".formatted(one, one))),
                    () -> one + " in " + errors);
            assertTrue(errors.stream().anyMatch(e -> e.contains(ENDED.formatted(one))), () -> one + " in " + errors);
        }
    }

    private Engine open() {
        return Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "damage"));
    }

    /** Every event waits for a retry, as a row. */
    private void fill(TestTarget target) {
        try (Engine engine = open()) {
            BusService service = engine.service("damage", Role.ADMIN);
            service.createBus("orders", "");
            service.createRule(EventRule.draft("orders", "all", "{}", List.of(EventTarget.of("t",
                    target.destination()).withRetry(EngineFixture.ONE_SOON))));
            for (int i = 0; i < WAITING; i++) {
                service.putEvents("orders", List.of(event("e" + i)));
            }
            Waits.await("the first attempts", () -> target.attempts.size() >= WAITING);
        }
    }

    private static Event event(String id) {
        return Event.of(id, "app", "made").withJson("{\"words\":\"words of %s.%s\"}".formatted(id, "x".repeat(500)));
    }
}
