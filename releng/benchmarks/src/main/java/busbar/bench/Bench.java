package busbar.bench;

import java.util.Arrays;

/** Starts the measurement that the first argument names. */
public final class Bench {
    private static final String USAGE = "usage: bench engine [match | puts | way"
            + " | trace | trouble | waiting | growth]...";

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        String[] rest = arguments.length < 2 ? new String[0] : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "engine" -> EngineBench.main(rest);
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }
}
