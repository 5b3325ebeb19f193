package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Java process that is killed with SIGKILL. */
final class KilledJvm {
    private static final int PATIENCE_SECONDS = 60;
    private static final int EARLY_MILLIS = 350; // about when the engine opens its files

    private KilledJvm() {
    }

    /** Runs a class, whose first argument is a folder, until some time after its first line of output.
     *
     *  @param early counts the time from the start of the process instead
     *  @return the whole lines that it wrote */
    static List<String> run(Class<?> main, boolean early, int millis, String... args) throws Exception {
        Process child = start(main, args);
        CountDownLatch underLoad = new CountDownLatch(1);
        CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(() -> lines(child, underLoad));
        if (early) {
            Waits.sleep(EARLY_MILLIS);
        } else {
            assertTrue(underLoad.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the child said nothing");
            assertTrue(child.isAlive(), "the child ended by itself");
        }
        Waits.sleep(millis);
        child.toHandle().destroyForcibly(); // on the process itself it would also throw away what it wrote
        return lines.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Process start(Class<?> main, String... args) throws IOException {
        Files.createDirectories(Path.of(args[0])); // a killed process leaves its native library behind
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-Dorg.sqlite.tmpdir=" + args[0],
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<String> lines(Process child, CountDownLatch underLoad) {
        try (var from = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            return wholeLines(from, underLoad);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The last line may be cut by the kill; it ends the stream without an end of line and is left out. */
    private static List<String> wholeLines(BufferedReader from, CountDownLatch underLoad) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c >= 0; c = from.read()) {
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
                underLoad.countDown();
            } else {
                line.append((char) c);
            }
        }
        underLoad.countDown();
        return lines;
    }
}
