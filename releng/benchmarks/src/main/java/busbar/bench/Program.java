package busbar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is measured, in a process of its own: so its processor time and memory are its own too. */
final class Program implements AutoCloseable {
    private static final long END_SECONDS = 30;
    private final Process process;
    private final int port;

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the program printed that it is ready, with its address at the end of that line.
     *
     *  @param jvm arguments of its JVM
     *  @param log where its errors go
     *  @param command main class and arguments */
    static Program start(List<String> jvm, Path log, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        words.addAll(jvm);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectError(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // where the measurement is broken off
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String ready = out.readLine();
        if (ready == null) {
            throw new IOException("It did not start: " + Files.readString(log));
        }
        return new Program(process, Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1).strip()));
    }

    int port() {
        return port;
    }

    /** Processor time of all its threads so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it holds of the machine's memory, in MB. */
    long residentMb() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a signal: STOP lets it stand still, CONT go on. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it by SIGTERM. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
