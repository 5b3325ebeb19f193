package busbar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;

/** What calls suffer from work beside them, in milliseconds.
 *
 *  @param high what 1 call in 10,000 passes */
record Stall(double longestCall, double high, double medianWork, double longestWork) {
    private static final long PAUSE_MILLIS = 2;

    /** Calls in one thread as fast as it can, while this one works that often with pauses between. */
    static Stall whileRunning(List<byte[]> events, ToIntFunction<byte[]> call, Runnable work, int times) {
        Histogram calls = new Histogram(3);
        AtomicBoolean done = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> call(events, call, calls, done));
        List<Double> millis = new ArrayList<>();
        try {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                work.run();
                millis.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(PAUSE_MILLIS);
            }
            done.set(true);
            caller.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        millis.sort(null);
        return new Stall(calls.getMaxValue() / 1e6, calls.getValueAtPercentile(99.99) / 1e6, millis.get(times / 2),
                millis.get(times - 1));
    }

    private static void call(List<byte[]> events, ToIntFunction<byte[]> call, Histogram calls, AtomicBoolean done) {
        for (int i = 0; !done.get(); i++) {
            long start = System.nanoTime();
            call.applyAsInt(events.get(i % events.size()));
            calls.recordValue(System.nanoTime() - start);
        }
    }
}
