package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.archive.Archive;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.ReplayJob;
import busbar.api.event.EventJson;
import busbar.api.model.EventTarget;
import busbar.api.trace.TraceAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was kept comes again: to chosen rules, at a pace, over restarts, and never twice. */
class EngineArchiveTest extends EngineFixture {
    private TestTarget target;

    @BeforeEach
    void createArchive() {
        target = target();
        service.createBus("orders", "");
        service.createArchive(Archive.draft("orders", "all", "{}", Duration.ofDays(1)));
        put("orders", ids(0, 40));
        await("all to be kept", () -> kept() == 40);
    }

    private static String[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toArray(String[]::new);
    }

    private long kept() {
        return service.archives("orders").get(0).events();
    }

    private ReplayJob replay(int perSecondMax, String... rules) {
        return service.replayArchive(new ArchiveReplay("orders", "all", Instant.EPOCH, Instant.now().plusSeconds(9),
                List.of(rules), perSecondMax));
    }

    @Test
    void aReplayReachesTheChosenRulesInOrderAndIsMarked() {
        TestTarget other = target();
        rule("orders", "chosen", "{}", EventTarget.of("t", target.destination()));
        rule("orders", "other", "{}", EventTarget.of("t", other.destination()));
        ReplayJob job = replay(10_000, "chosen");
        await("all of them", () -> target.bodies.stream().map(b -> EventJson.read(b).id()).distinct().count() == 40);
        await("the end", () -> service.replayJob(job.id()).state() == ReplayJob.State.COMPLETED);
        assertEquals(40, target.bodies.size());
        assertEquals(0, other.bodies.size());
        await("its trace", () -> actions("orders", "e0").contains(TraceAction.REPLAYED));
        assertEquals(40, kept(), "a replay is not kept again");
    }

    @Test
    void aReplayThatARestartBreaksOffGoesOnAndDoublesNothing() {
        rule("orders", "all", "{}", EventTarget.of("t", target.destination()));
        ReplayJob job = replay(50);
        await("some", () -> target.bodies.size() >= 5);
        restart();
        assertEquals(ReplayJob.State.RUNNING, service.replayJob(job.id()).state());
        await("the end", () -> service.replayJob(job.id()).state() == ReplayJob.State.COMPLETED);
        await("all", () -> target.bodies.size() >= 40);
        assertEquals(40, service.replayJob(job.id()).replayed());
        assertEquals(40, target.bodies.stream().map(b -> EventJson.read(b).id()).distinct().count());
    }

    @Test
    void aCancelledReplayStops() {
        ReplayJob job = replay(5);
        await("one", () -> service.replayJob(job.id()).replayed() >= 1);
        assertEquals(ReplayJob.State.CANCELLED, service.cancelReplay(job.id()).state());
        assertTrue(service.replayJob(job.id()).replayed() < 40);
    }

    @Test
    void whatWasKeptIsThereAfterARestartAndNothingIsKeptTwice() {
        restart();
        assertEquals(40, kept());
        put("orders", ids(40, 50));
        await("ten more", () -> kept() == 50);
    }

    @Test
    void aWrongPatternIsRefusedAndABusTakesItsArchivesAway() {
        var refused = assertThrows(BusException.Invalid.class, () -> service.createArchive(
                Archive.draft("orders", "bad", "{\"source\":[{\"prefix\":42}]}", Duration.ofDays(1))));
        assertTrue(refused.getMessage().contains("line 1"), refused.getMessage());
        service.deleteBus("orders");
        service.createBus("orders", "");
        assertEquals(List.of(), service.archives("orders"));
    }
}
