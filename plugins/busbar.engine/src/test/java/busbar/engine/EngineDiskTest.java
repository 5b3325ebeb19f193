package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.event.Event;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.model.RetryPolicy;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.store.FileDisk;
import busbar.engine.store.SimulatedDisk;
import busbar.engine.store.SmallDisk;
import busbar.engine.store.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up and that damage what they hold. */
class EngineDiskTest {
    private static final ChannelOptions SMALL =
            new ChannelOptions(65_536, 262_144, 16_384, 1 << 20, Duration.ofMillis(100), 0);
    private static final int WORDS = 4_000;
    private static final RetryPolicy OFTEN =
            new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 176, Duration.ofDays(1));
    @TempDir
    Path folder;
    private final SimulatedDisk disk = new SimulatedDisk(new Random(1));

    private Engine open() {
        return new Engine(new EngineOptions(folder, Limits.UNLIMITED, true, "disk"), Clock.systemUTC(), new Random(1),
                disk, SMALL);
    }

    private static Event event(String id) {
        return Event.of(id, "app", "made").withJson("{\"words\":\"%s\"}".formatted("x".repeat(WORDS)));
    }

    @Test
    void aFullDiskRefusesPutsClearlyWhileDeliveryGoesOn() {
        try (TestTarget target = new TestTarget(); Engine engine = open()) {
            target.delayMillis = 300;
            BusService service = engine.service("disk", Role.ADMIN);
            service.createBus("orders", "");
            service.createRule(EventRule.draft("orders", "all", "{}",
                    List.of(EventTarget.of("t", target.destination()))));
            disk.bytesMax(2_000_000);
            Set<String> taken = ConcurrentHashMap.newKeySet();
            BusException.Full full = assertThrows(BusException.Full.class, () -> {
                for (int i = 0; i < 2_000; i++) {
                    service.putEvents("orders", List.of(event("e" + i)));
                    taken.add("e" + i);
                }
            });
            assertTrue(full.getMessage().startsWith("Event bus `orders` takes no events now:"), full.getMessage());
            assertTrue(taken.size() > 100, "only " + taken.size());
            target.delayMillis = 0;
            Waits.await("every event that was taken", () -> target.bodies.size() >= taken.size());
            disk.bytesMax(20_000_000);
            Waits.await("a put that is taken", () -> isTaken(service, "after"));
            Waits.await("the event after it", () -> target.bodies.size() >= taken.size() + 1);
        }
    }

    /** Log, state and trace lie on one disk, and something else fills it to the last byte. */
    @Test
    void aDiskWithoutOneFreeByteStopsPutsAndNoDeliveryAndHealsWithoutARestart(@TempDir Path mountPoint)
            throws Exception {
        try (SmallDisk small = SmallDisk.mount(mountPoint, "64m"); TestTarget healthy = new TestTarget();
                TestTarget failing = new TestTarget(); Engine engine = new Engine(new EngineOptions(
                        small.path().resolve("data"), Limits.UNLIMITED, true, "disk"), Clock.systemUTC(),
                        new Random(1), new FileDisk(), SMALL)) {
            BusService service = engine.service("disk", Role.ADMIN);
            service.createBus("orders", "");
            failing.status = 503;
            healthy.delayMillis = 100;
            service.createRule(EventRule.draft("orders", "healthy", "{}",
                    List.of(EventTarget.of("t", healthy.destination()))));
            service.createRule(EventRule.draft("orders", "failing", "{}",
                    List.of(EventTarget.of("t", failing.destination()).withRetry(OFTEN))));
            Path ballast = small.fill();
            List<String> taken = putUntilFull(service);
            assertTrue(taken.size() > 3, "only " + taken.size());
            Waits.await("the healthy target's events", () -> healthy.bodies.size() >= taken.size());
            assertThrows(BusException.Full.class, () -> service.putEvents("orders", List.of(event("refused"))));
            Files.delete(ballast);
            failing.status = 200;
            Waits.await("a put that is taken", () -> isTaken(service, "after"));
            taken.add("after");
            Waits.awaitAll("events of the target that failed", taken, failing::ids);
            Waits.awaitAll("events of the healthy target", taken, healthy::ids);
        }
    }

    private static List<String> putUntilFull(BusService service) {
        List<String> taken = new ArrayList<>();
        BusException.Full full = assertThrows(BusException.Full.class, () -> {
            for (int i = 0; i < 2_000; i++) {
                service.putEvents("orders", List.of(event("e" + i)));
                taken.add("e" + i);
            }
        });
        assertTrue(full.getMessage().startsWith("Event bus `orders` takes no events now:"), full.getMessage());
        return taken;
    }

    private static boolean isTaken(BusService service, String id) {
        try {
            service.putEvents("orders", List.of(event(id)));
            return true;
        } catch (BusException.Full e) {
            return false;
        }
    }

    @Test
    void aTailThatIsTornOrHasAFlippedBitCostsWhatItHeldAndNothingElse() throws IOException {
        for (boolean torn : new boolean[]{true, false}) {
            String bus = torn ? "torn" : "flipped";
            try (TestTarget target = new TestTarget()) {
                try (Engine engine = open()) {
                    BusService service = engine.service("disk", Role.ADMIN);
                    service.createBus(bus, "");
                    for (int i = 0; i < 10; i++) {
                        service.putEvents(bus, List.of(event("e" + i)));
                    }
                }
                damageTail(bus, torn);
                try (Engine engine = open()) {
                    BusService service = engine.service("disk", Role.ADMIN);
                    service.createRule(EventRule.draft(bus, "all", "{}",
                            List.of(EventTarget.of("t", target.destination()))));
                    service.putEvents(bus, List.of(event("after")));
                    Waits.await("the event after it", () -> target.bodies.size() == 1);
                    assertEquals("e0", service.event(bus, "e0").id());
                    assertEquals("e8", service.event(bus, "e8").id());
                }
            }
        }
    }

    /** Hits the last event in the middle. */
    private void damageTail(String bus, boolean torn) throws IOException {
        Path segment = folder.resolve("buses").resolve(bus + (torn ? ".2" : ".3"))
                .resolve("%020d.segment".formatted(0));
        ByteBuffer bytes = ByteBuffer.allocate(disk.size(segment));
        try (StoreFile file = disk.open(segment)) {
            file.read(bytes, 0);
        }
        int last = new String(bytes.array(), StandardCharsets.ISO_8859_1).lastIndexOf("xxxx");
        if (torn) {
            disk.forget(segment, last - WORDS / 2);
        } else {
            disk.flip(segment, last - WORDS / 2, 3);
        }
    }
}
