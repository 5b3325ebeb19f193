package busbar.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.ErrorsTolerance;
import busbar.engine.store.Delivery;
import busbar.engine.store.Hold;
import busbar.engine.store.LaneKey;
import busbar.engine.store.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** One lane in a {@link LaneWorld}. */
class LaneTest {
    private static final LaneKey KEY = new LaneKey(TestEvents.BUS, "rule", "target");

    private static Delivery delivery(long offset) {
        return Delivery.first(TestEvents.at(offset, Instant.EPOCH, Hold.none()), "rule", "target");
    }

    private static Lane lane(LaneWorld world, boolean rows) {
        return new Lane(KEY, world, world, world.clock(), world.memory(), rows);
    }

    private static List<Long> upTo(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    @Property(tries = 150)
    void everyDeliveryIsTriedOnceAndInOrderWhereOrderCounts(@ForAll long seed) {
        Random random = new Random(seed);
        LaneWorld world = new LaneWorld(random, random.nextBoolean() ? ErrorsTolerance.NONE : ErrorsTolerance.ALL);
        world.readAgain = true;
        Lane lane = lane(world, false);
        int all = 1 + random.nextInt(1_500);
        int pace = 1 + random.nextInt(3);
        for (int i = 0; i < all; i++) {
            lane.add(delivery(i));
            if (random.nextInt(100) == 0) {
                lane.relieve();
            }
            world.crowd(random.nextInt(3) == 0);
            for (int k = 0; random.nextInt(pace * 40) != 0 && k < 2 && random.nextInt(pace) == 0; k++) {
                world.step();
            }
            world.crowd(false); // a lane that has no room and a slow disk would wait
        }
        check(world, all);
    }

    /** While it is held it tries nothing, keeps nothing in memory, and loses nothing. */
    @Property(tries = 150)
    void aLaneThatIsHeldTriesNothingAndThenAllInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        LaneWorld world = new LaneWorld(random, random.nextBoolean() ? ErrorsTolerance.NONE : ErrorsTolerance.ALL);
        world.readAgain = true;
        Lane lane = lane(world, false);
        int all = 1 + random.nextInt(1_000);
        boolean held = false;
        for (int i = 0; i < all; i++) {
            if (random.nextInt(30) == 0) {
                held = !held;
                turn(lane, held);
            } else if (random.nextInt(30) == 0) {
                lane.relieve();
            }
            int tried = world.attempted.size();
            lane.add(delivery(i));
            for (int k = random.nextInt(4); k > 0; k--) {
                world.step();
            }
            assertTrue(!held || tried == world.attempted.size(), "tried while it was held");
        }
        lane.goOn();
        check(world, all);
    }

    private static void turn(Lane lane, boolean held) {
        if (held) {
            lane.hold();
        } else {
            lane.goOn();
        }
    }

    /** Rows from before the kill, events that were in memory then and are read again, and new ones. */
    @Property(tries = 150)
    void orderOutlivesAKill(@ForAll long seed) {
        Random random = new Random(seed);
        LaneWorld world = new LaneWorld(random, ErrorsTolerance.NONE);
        int before = 1 + random.nextInt(400);
        for (long i = 0; i < before; i++) {
            if (random.nextInt(3) == 0) {
                world.rows.put(i, delivery(i).atRow(i + 1));
            }
        }
        Set<Long> kept = Set.copyOf(world.rows.keySet());
        Lane lane = lane(world, !kept.isEmpty());
        lane.wake();
        for (long i = 0; i < before; i++) {
            if (!kept.contains(i)) {
                lane.add(delivery(i));
            }
            if (random.nextInt(3) == 0) {
                world.step();
            }
        }
        world.readAgain = true;
        lane.wake();
        int all = before + random.nextInt(400);
        for (long i = before; i < all; i++) {
            lane.add(delivery(i));
            if (random.nextInt(3) == 0) {
                world.step();
            }
        }
        check(world, all);
    }

    private static void check(LaneWorld world, int all) {
        for (int idle = 0; idle < 1_000_000 && world.step(); idle++) {
            assertTrue(idle < 999_999, "never idle");
            world.crowd(world.random.nextInt(3) == 0);
        }
        List<Long> tried = world.tolerance == ErrorsTolerance.NONE ? world.attempted
                : world.attempted.stream().sorted().toList();
        assertEquals(all, tried.size());
        assertEquals(upTo(all), tried);
    }

    @Test
    void whatTheDiskRefusesIsKeptAndTriedAgain() {
        LaneWorld world = new LaneWorld(new Random(1), ErrorsTolerance.NONE);
        world.readAgain = true;
        Lane lane = lane(world, false);
        world.diskFull = true;
        for (int i = 0; i < Ready.MAX + 40; i++) {
            lane.add(delivery(i));
        }
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        assertEquals(upTo(Ready.MAX), world.attempted, "what is in memory is delivered while the disk is full");
        world.diskFull = false;
        check(world, Ready.MAX + 40);
    }

    @Test
    void aLaneHoldsABoundedNumberInMemory() {
        LaneWorld world = new LaneWorld(new Random(1), ErrorsTolerance.ALL);
        world.alone = true;
        world.readAgain = true;
        Lane lane = lane(world, false);
        for (int i = 0; i < 10_000; i++) {
            lane.add(delivery(i));
            while (!world.writer.isEmpty()) {
                world.writer.poll().run();
            }
        }
        assertEquals(10_000 - Ready.MAX, world.rows.size());
    }

    @Test
    void whatWaitsInMemoryFromOneLookToTheNextGoesToDisk() {
        LaneWorld world = new LaneWorld(new Random(1), ErrorsTolerance.NONE);
        world.alone = true;
        world.readAgain = true;
        Lane lane = lane(world, false);
        lane.add(delivery(0));
        Runnable worker = world.work.remove(0); // it stands still, as its target does
        lane.add(delivery(1));
        lane.relieve();
        assertEquals(2, lane.waiting());
        lane.add(delivery(2));
        lane.relieve();
        assertEquals(3, lane.waiting(), "on their way");
        while (world.step()) {
            // what the lane does by itself
        }
        assertEquals(0, lane.waiting());
        assertEquals(List.of(0L, 1L, 2L), List.copyOf(world.rows.keySet()));
        world.work.add(worker);
        check(world, 3);
    }

    @Test
    void aLaneEndsOnceItsRuleIsGoneAndNothingWaitsForIt() {
        LaneWorld world = new LaneWorld(new Random(1), ErrorsTolerance.ALL);
        world.readAgain = true;
        Lane lane = lane(world, false);
        int all = Ready.MAX + 40;
        for (int i = 0; i < all; i++) {
            lane.add(delivery(i));
        }
        assertFalse(lane.ends(), "its rule is there");
        world.ruleIsGone = true;
        for (int steps = 0; world.step(); steps++) {
            assertTrue(world.attempted.size() == all || !lane.ends(), "what is left after %d steps".formatted(steps));
        }
        assertEquals(all, world.attempted.size());
        assertTrue(lane.ends());
        world.ruleIsGone = false;
        assertFalse(lane.add(delivery(all)), "a new rule of that name has a lane of its own");
    }

    @Test
    void whatWaitsOnDiskIsNotAskedForAgainWithEachDeliveryWhileThereIsNoRoom() {
        LaneWorld world = new LaneWorld(new Random(1), ErrorsTolerance.ALL);
        world.alone = true;
        world.readAgain = true;
        Lane lane = lane(world, false);
        for (int i = 0; i <= Ready.MAX; i++) {
            lane.add(delivery(i));
        }
        Runnable worker = world.work.remove(0); // it stands still, as its target does
        world.work.clear();
        for (int i = 0; i < 10_000; i++) {
            while (world.step()) {
                // what the lane does by itself
            }
            lane.add(delivery(Ready.MAX + 1 + i));
        }
        assertEquals(0, world.attempted.size());
        assertTrue(world.looks < 10, "looked " + world.looks + " times");
        world.work.add(worker);
        check(world, Ready.MAX + 1 + 10_000);
    }
}
