package busbar.engine;

import static busbar.engine.Orders.ids;
import static busbar.engine.Orders.letters;
import static busbar.engine.Orders.put;
import static busbar.engine.Orders.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state is of an earlier moment than the log, as after a restore: it repeats deliveries, and loses none. */
class EngineLagTest {
    private static final int EVENTS = 60;
    @TempDir
    Path folder;
    @TempDir
    Path aside;
    private final TestTarget healthy = new TestTarget();
    private final TestTarget troubled = new TestTarget();
    private final TestTarget ordered = new TestTarget();

    @AfterEach
    void close() {
        Stream.of(healthy, troubled, ordered).forEach(TestTarget::close);
    }

    private Engine open() {
        return Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "lag"));
    }

    private static EventTarget to(TestTarget target) {
        return EventTarget.of("t", target.destination());
    }

    private void define(Engine engine) {
        service(engine).createBus("orders", "");
        for (EventRule rule : List.of(EventRule.draft("orders", "healthy", "{}", List.of(to(healthy))),
                EventRule.draft("orders", "troubled", "{}",
                        List.of(to(troubled).withRetry(EngineFixture.NO_RETRY))),
                EventRule.draft("orders", "ordered", "{}",
                        List.of(to(ordered).withTolerance(ErrorsTolerance.NONE))))) {
            service(engine).createRule(rule);
        }
    }

    private void keep(Path copy) throws IOException {
        Files.copy(folder.resolve("state.db"), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private void restore(Path copy) throws IOException {
        Files.deleteIfExists(folder.resolve("state.db-wal"));
        Files.deleteIfExists(folder.resolve("state.db-shm"));
        Files.copy(copy, folder.resolve("state.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whatTheStateForgotIsDeliveredAgain() throws IOException {
        Path before = aside.resolve("state.db");
        try (Engine engine = open()) {
            define(engine);
            put(engine, ids(0, EVENTS));
            Waits.awaitAll("events", ids(0, EVENTS), ordered::ids);
            Waits.awaitAll("events", ids(0, EVENTS), healthy::ids);
            Waits.awaitAll("events", ids(0, EVENTS), troubled::ids);
        }
        keep(before);
        Stream.of(healthy, troubled, ordered).forEach(target -> target.status = 503);
        try (Engine engine = open()) {
            put(engine, ids(EVENTS, 2 * EVENTS));
            Waits.await("letters", () -> letters(engine) == EVENTS);
            Waits.await("attempts", () -> healthy.attempts.size() >= 2 * EVENTS);
        }
        restore(before);
        Stream.of(healthy, troubled, ordered).forEach(target -> target.status = 200);
        try (Engine engine = open()) {
            put(engine, List.of("after"));
            for (TestTarget target : List.of(healthy, troubled, ordered)) {
                Waits.awaitAll("events", ids(0, 2 * EVENTS), target::ids);
                Waits.awaitAll("events", List.of("after"), target::ids);
            }
            assertEquals(0, letters(engine));
        }
        List<String> inOrder = ordered.ids().stream().distinct().toList();
        assertEquals(Stream.concat(ids(0, 2 * EVENTS).stream(), Stream.of("after")).toList(), inOrder);
    }

    /** Numbers of letters and jobs are given again; the log has replays of the jobs that the state forgot. */
    @Test
    void lettersAndReplaysThatTheStateForgotAreMadeAnew() throws IOException {
        Path before = aside.resolve("state.db");
        troubled.status = 400;
        try (Engine engine = open()) {
            define(engine);
            put(engine, ids(0, 5));
            Waits.await("letters", () -> letters(engine) == 5);
        }
        keep(before);
        try (Engine engine = open()) {
            put(engine, ids(5, 10));
            Waits.await("letters", () -> letters(engine) == 10);
            troubled.status = 200;
            replayAll(engine);
            Waits.await("no letters", () -> letters(engine) == 0);
            Waits.awaitAll("events", ids(0, 10), troubled::ids);
        }
        restore(before);
        troubled.status = 400;
        try (Engine engine = open()) {
            Waits.await("all letters again", () -> letters(engine) >= 10);
            put(engine, ids(10, 12));
            Waits.await("new letters too", () -> letterIds(engine).containsAll(ids(0, 12)));
            int gotBefore = troubled.bodies.size();
            troubled.status = 200;
            replayAll(engine);
            Waits.await("no letters", () -> letters(engine) == 0);
            Waits.await("replays", () -> troubled.ids().stream().skip(gotBefore).distinct().count() == 12);
        }
    }

    private static void replayAll(Engine engine) {
        ReplayJob job = service(engine).replay(new ReplayRequest("orders",
                new ReplayRequest.Matching(DeadLetterQuery.ofBus("orders")), Optional.empty(),
                new ReplayRequest.FailedTarget(), 1_000));
        Waits.await("the replay", () -> service(engine).replayJob(job.id()).isOver());
    }

    private static List<String> letterIds(Engine engine) {
        return service(engine).deadLetters(DeadLetterQuery.ofBus("orders").page(200, "")).items().stream()
                .map(DeadLetter::event).map(Event::id).toList();
    }

    /** The state is newer than the log, whose disk was restored: numbers are given again to other events. */
    @Test
    void whatTheLogForgotIsToldAndWhatComesThenIsDelivered() throws IOException {
        try (Engine engine = open()) {
            define(engine);
            put(engine, ids(0, 5));
            Waits.awaitAll("events", ids(0, 5), ordered::ids);
        }
        Path log = aside.resolve("log");
        copy(folder.resolve("buses"), log);
        healthy.status = 503;
        try (Engine engine = open()) {
            put(engine, ids(5, 10));
            Waits.await("attempts", () -> healthy.attempts.size() >= 10);
        }
        delete(folder.resolve("buses"));
        copy(log, folder.resolve("buses"));
        healthy.status = 200;
        try (Engine engine = open()) {
            put(engine, ids(20, 30));
            for (TestTarget target : List.of(healthy, troubled, ordered)) {
                Waits.awaitAll("events", ids(20, 30), target::ids);
            }
            assertTrue(healthy.ids().stream().noneMatch(ids(5, 10)::contains), () -> healthy.ids().toString());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
