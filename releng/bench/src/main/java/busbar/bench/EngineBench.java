package busbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The engine beside the limits of its machine: puts, the whole way of an event, growth. */
final class EngineBench {
    private static final List<Integer> RULES = List.of(100, 1, 1_000);

    private EngineBench() {
    }

    /** @param arguments puts, way, growth or nothing for all; then seconds of a round */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        double seconds = arguments.length < 2 ? 3 : Double.parseDouble(arguments[1]);
        Path folder = Files.createTempDirectory("busbar-bench");
        try {
            if (what.equals("all") || what.equals("puts")) {
                new PutBench(folder, seconds).run();
            }
            if (what.equals("all") || what.equals("way")) {
                way(folder, seconds);
            }
            if (what.equals("all") || what.equals("growth")) {
                new GrowthBench(folder).run(Integer.getInteger("bench.events", 1_000_000));
            }
        } finally {
            delete(folder);
        }
    }

    private static void way(Path folder, double seconds) throws Exception {
        System.out.println("HTTP in, rules of which one matches, HTTP out; durable, traced (bar: 5,000/s, 0.5 "
                + "of relay)");
        WayBench bench = new WayBench(folder, seconds);
        double relay = bench.relay();
        for (int rules : RULES) {
            System.out.printf("    ratio to the relay: %.2f%n", bench.run(rules) / relay);
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
