package busbar.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** How many times something is done in a second of one thread's CPU time (others on the machine take none of that): the
 *  median of some rounds after two that are not counted. */
record Rate(double perSecond) {
    private static final int ROUNDS_UNCOUNTED = 2;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    /** What was found, summed, so that no compiler can leave the work out. */
    private static volatile long found;

    /** Runs all in turn, round by round, so that a slow minute of the machine hits all alike.
     *
     *  @param secondsOfRound of CPU */
    static List<Rate> of(double secondsOfRound, List<byte[]> events, List<ToIntFunction<byte[]>> works) {
        double[][] rates = new double[works.size()][ROUNDS];
        for (int round = -ROUNDS_UNCOUNTED; round < ROUNDS; round++) {
            for (int work = 0; work < works.size(); work++) {
                double rate = round(secondsOfRound, events, works.get(work));
                if (round >= 0) {
                    rates[work][round] = rate;
                }
            }
        }
        return Arrays.stream(rates).map(Rate::median).toList();
    }

    private static double round(double seconds, List<byte[]> events, ToIntFunction<byte[]> work) {
        long begin = CPU.getCurrentThreadCpuTime();
        long took = 0;
        long done = 0;
        long sum = 0;
        while (took < seconds * 1e9) {
            for (byte[] event : events) {
                sum += work.applyAsInt(event);
            }
            done += events.size();
            took = CPU.getCurrentThreadCpuTime() - begin;
        }
        found += sum;
        return done * 1e9 / took;
    }

    private static Rate median(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return new Rate(sorted[sorted.length / 2]);
    }

    double times(Rate other) {
        return perSecond / other.perSecond;
    }
}
