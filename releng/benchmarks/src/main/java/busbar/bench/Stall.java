package busbar.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;

/** What calls in one thread suffer from work beside them. The CPU time of a call leaves out what others take from this
 *  thread: neighbours on the machine, and pauses of the collector. What it would leave out too, waiting for a lock, is
 *  counted: it has to be 0. */
final class Stall {
    private static final long PAUSE_MILLIS = 2; // between two works
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final Histogram cpu = new Histogram(3);
    private final Histogram wall = new Histogram(3);
    private final Histogram work = new Histogram(3);
    private long waits;
    private long collections;
    private long collectionMillis;

    /** Calls as fast as it can, while this thread works that often with pauses between; adds to what was measured
     *  before. */
    void measure(List<byte[]> events, ToIntFunction<byte[]> call, Runnable working, int times) {
        AtomicBoolean done = new AtomicBoolean();
        long countBefore = collections(false);
        long millisBefore = collections(true);
        Thread caller = Thread.ofPlatform().start(() -> call(events, call, done));
        try {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                working.run();
                work.recordValue(System.nanoTime() - start);
                Thread.sleep(PAUSE_MILLIS);
            }
            done.set(true);
            caller.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        collections += collections(false) - countBefore;
        collectionMillis += collections(true) - millisBefore;
    }

    private void call(List<byte[]> events, ToIntFunction<byte[]> call, AtomicBoolean done) {
        for (int i = 0; !done.get(); i++) {
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            call.applyAsInt(events.get(i % events.size()));
            cpu.recordValue(THREADS.getCurrentThreadCpuTime() - startCpu);
            wall.recordValue(System.nanoTime() - start);
        }
        ThreadInfo self = THREADS.getThreadInfo(Thread.currentThread().threadId());
        waits += self.getBlockedCount() + self.getWaitedCount();
    }

    private static long collections(boolean asMillis) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(asMillis ? GarbageCollectorMXBean::getCollectionTime
                        : GarbageCollectorMXBean::getCollectionCount).sum();
    }

    String work() {
        return String.format("median %.3f ms, longest %.3f ms", work.getValueAtPercentile(50) / 1e6,
                work.getMaxValue() / 1e6);
    }

    String calls() {
        return String.format("longest match %.3f ms of CPU (%.3f ms wall), p99.99 %.3f ms (%.3f ms); of %,d it waited "
                + "for a lock %d times; %d collections, %d ms", cpu.getMaxValue() / 1e6, wall.getMaxValue() / 1e6,
                cpu.getValueAtPercentile(99.99) / 1e6, wall.getValueAtPercentile(99.99) / 1e6, cpu.getTotalCount(),
                waits, collections, collectionMillis);
    }
}
