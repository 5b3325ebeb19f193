package busbar.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headless service as a process of its own. */
final class Service implements AutoCloseable {
    static final String KEY_ID = "ops";
    static final String SECRET = "tour-secret";
    private static final Pattern READY = Pattern.compile("busbar-service ready http://(\\S+)");
    private final Process process;
    private final Path keys;
    private final String authority;

    private Service(Process process, Path keys, String authority) {
        this.process = process;
        this.keys = keys;
        this.authority = authority;
    }

    /** Starts it and waits until it takes requests. */
    static Service start(Path folder, Path home, Path log) {
        try {
            Path keys = home.resolve("service-keys.json");
            Files.writeString(keys, """
                    {"accessKeys":[{"id":"%s","secret":"%s","role":"admin"}]}""".formatted(KEY_ID, SECRET));
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(log, "");
            ProcessBuilder builder = new ProcessBuilder(folder.resolve("bin/busbar-service").toString(), "--data",
                    home.resolve("service-data").toString(), "--listen", "127.0.0.1:0", "--credentials",
                    keys.toString(), "--allow-private-targets");
            builder.environment().put("BUSBAR_JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            return new Service(process, keys, Wait.until("the service; see " + log, 30, () -> ready(log)));
        } catch (IOException e) {
            throw new UncheckedIOException("the service does not start: " + folder, e);
        }
    }

    private static Optional<String> ready(Path log) {
        try {
            Matcher line = READY.matcher(Files.readString(log));
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://" + authority;
    }

    Outside outside() {
        return Outside.at(authority, keys);
    }

    /** Ends it as an init system does. @return its exit status */
    int end() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new Wait.StepFailed("the service did not end within 10 s of SIGTERM");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
