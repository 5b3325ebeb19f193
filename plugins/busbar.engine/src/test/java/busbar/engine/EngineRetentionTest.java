package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.model.Destination;
import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.store.FileDisk;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus keeps its events as long, and as many, as it says. Its segments hold 60 events here, and its events are two
 *  days old when they come. */
class EngineRetentionTest {
    private static final int SEGMENT_BYTES = 128 << 10;
    private static final Duration OLD = Duration.ofDays(2);
    private static final Destination NOBODY = Destination.Http.post(URI.create("http://127.0.0.1:1/nobody"));
    private static final String WORDS = "x".repeat(2_000);
    @TempDir
    Path folder;
    private Engine engine;
    private BusService service;

    @BeforeEach
    void open() {
        engine = new Engine(new EngineOptions(folder, Limits.UNLIMITED, true, "test"),
                Clock.offset(Clock.systemUTC(), OLD.negated()), new Random(1), new FileDisk(),
                ChannelOptions.DEFAULT.withSegmentBytes(SEGMENT_BYTES, SEGMENT_BYTES));
        service = engine.service("tester", Role.ADMIN);
        service.createBus("orders", "");
        service.createBus("other", "");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void olderEventsGoSoonAfterTheAgeWasChanged() {
        fill("orders");
        fill("other");
        awaitRead("orders");
        update(new EventRetention(Duration.ofDays(1), 0));
        EngineFixture.await("old segments to go", () -> bytes("orders") < 4 * SEGMENT_BYTES);
        assertTrue(bytes("other") > 2 << 20, "another bus keeps its own, but has " + bytes("other"));
    }

    @Test
    void theOldestEventsGoWhileThereAreTooManyBytes() {
        fill("orders");
        awaitRead("orders");
        update(new EventRetention(Duration.ofDays(30), 1 << 20));
        EngineFixture.await("the log to be small", () -> bytes("orders") < (1 << 20) + 4 * SEGMENT_BYTES);
        assertTrue(bytes("orders") > 1 << 19, "no more goes than has to, but it has " + bytes("orders"));
        assertEquals("e999", service.event("orders", "e999").id());
    }

    @Test
    void whatATargetWaitsForIsKeptBeyondBothBounds() {
        service.createRule(EventRule.draft("orders", "all", "{}", List.of(EventTarget.of("t", NOBODY))));
        fill("orders");
        EventRetention little = new EventRetention(Duration.ofHours(1), 1 << 20);
        engine.lines.retain(bus -> little, bus -> Long.MAX_VALUE);
        assertTrue(bytes("orders") > 2 << 20, "it has " + bytes("orders"));
    }

    @Test
    void theBoundsAreKeptOverARestart() {
        EventBus changed = update(new EventRetention(Duration.ofHours(5), 5 << 20));
        engine.close();
        engine = Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "test"));
        assertEquals(changed, engine.service("tester", Role.ADMIN).bus("orders"));
    }

    private EventBus update(EventRetention kept) {
        return service.updateBus(service.bus("orders").withRetention(kept));
    }

    private void fill(String bus) {
        for (int i = 0; i < 1_000; i += 25) {
            int from = i;
            List<Event> events = IntStream.range(from, from + 25).mapToObj(n -> Event.of("e" + n, "app.shop", "t")
                    .withJson("\"" + WORDS + "\"")).toList();
            assertEquals(0, service.putEvents(bus, events).failedCount());
        }
    }

    /** What was not read yet is needed, and would stay until the next look, a minute later. */
    private void awaitRead(String bus) {
        EngineFixture.await("all to be read", () -> engine.lines.get(engine.buses.get(bus).id()).reader()
                .safePosition() == 1_000);
    }

    /** Files may go while they are counted. */
    private long bytes(String bus) {
        return Stream.of(folder.resolve("buses").toFile().listFiles((all, name) -> name.startsWith(bus + ".")))
                .flatMap(log -> Stream.of(log.listFiles())).mapToLong(File::length).sum();
    }
}
