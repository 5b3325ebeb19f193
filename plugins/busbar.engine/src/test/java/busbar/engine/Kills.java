package busbar.engine;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** A process that is killed with SIGKILL again and again, one time in six while it opens. {@code -Dbusbar.kills=300}
 *  kills more often than each build does, {@code -Dbusbar.seed} repeats a run's moments. */
final class Kills {
    private static final int EARLY_ONE_IN = 6;
    private final int count;
    final Random random;

    /** What is done after a kill. */
    interface Round {
        /** @param lines whole ones, that the process wrote */
        void over(int round, List<String> lines) throws Exception;
    }

    Kills(String name, int usual) {
        count = Integer.getInteger("busbar.kills", usual);
        long seed = Long.getLong("busbar.seed", System.nanoTime());
        random = new Random(seed);
        System.out.printf("%s: %d kills, seed %d%n", name, count, seed);
    }

    /** @param loadMillisMax how long it lives at most after its first line
     *  @param args of each, a folder first */
    void each(Class<?> child, int loadMillisMax, IntFunction<List<String>> args, Round after) throws Exception {
        for (int round = 0; round < count; round++) {
            boolean early = random.nextInt(EARLY_ONE_IN) == 0;
            after.over(round, KilledJvm.run(child, early, random.nextInt(loadMillisMax),
                    args.apply(round).toArray(String[]::new)));
        }
    }
}
