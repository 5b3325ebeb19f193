package busbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The engine beside the limits of its machine and beside others. */
final class EngineBench {
    private static final List<Integer> RULES = List.of(100, 1_000);
    private static final List<Integer> TARGETS = List.of(1, 5, 20);
    private static final List<String> PARTS = List.of("match", "puts", "way", "trace", "trouble", "waiting", "growth");
    private static final String MINUTES = "MINUTES";
    private static final String SECONDS = "SECONDS_OF_ROUND";

    private EngineBench() {
    }

    /** @param arguments the parts to run; all where none is named */
    static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
        double seconds = Double.parseDouble(System.getenv().getOrDefault(SECONDS, "3"));
        Path folder = Files.createTempDirectory("busbar-bench");
        try {
            for (String part : parts) {
                run(part, folder, seconds);
            }
        } finally {
            delete(folder);
        }
    }

    private static void run(String part, Path folder, double seconds) throws Exception {
        switch (part) {
            case "match" -> MatchBench.run(seconds);
            case "puts" -> new PutBench(folder, seconds).run();
            case "way" -> new WayBench(folder, seconds).run(RULES);
            case "trace" -> new TraceBench(folder).run(Integer.getInteger("bench.traces", 400_000));
            case "trouble" -> new TroubleBench(folder, seconds).run();
            case "waiting" -> new WaitingBench(folder).run(Integer.getInteger("bench.waiting", 1_000_000));
            case "soak" -> new SoakBench(folder, Integer.parseInt(System.getenv().getOrDefault(MINUTES, "30"))).run();
            case "growth" -> growth(folder, seconds);
            default -> throw new IllegalArgumentException("Part `%s` is not known; give some of %s.".formatted(part,
                    String.join(", ", PARTS)));
        }
    }

    private static void growth(Path folder, double seconds) throws Exception {
        new GrowthBench(folder).run(Integer.getInteger("bench.events", 1_000_000));
        new WayBench(folder, seconds).runTargets(TARGETS);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
