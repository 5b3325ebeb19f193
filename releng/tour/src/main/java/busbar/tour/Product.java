package busbar.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console as a process of its own, with a home folder of its own, and eyes to find things on its screen. */
final class Product implements AutoCloseable {
    private static final Pattern SHOWN = Pattern.compile("workbench shown after (\\d+) ms, (\\d+) M");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The product keeps a class archive, which a Java agent may not be part of unless it is said. */
    private static final String CDS = "-XX:+UnlockDiagnosticVMOptions -XX:+AllowArchivingWithJavaAgent";
    private final Process process;
    private final Path log;
    private final int probePort;

    private Product(Process process, Path log, int probePort) {
        this.process = process;
        this.log = log;
        this.probePort = probePort;
    }

    /** Starts the product and waits until its workbench is shown.
     *
     *  @param home takes workspace and engine data; kept between starts */
    static Product start(Path folder, Path home, Screen screen, Path log, List<String> jvmArgs) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("busbar").toString());
        builder.environment().remove("BUSBAR_JAVA_HOME");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("DISPLAY", screen.display());
        builder.environment().put("GDK_BACKEND", "x11");
        builder.environment().put("NO_AT_BRIDGE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_TOOL_OPTIONS",
                "%s -javaagent:%s=%d -Duser.home=%s -Dbusbar.reportStart=true %s".formatted(CDS, agentJar(), port, home,
                        String.join(" ", jvmArgs)));
        try {
            Files.writeString(log, "");
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            Product product = new Product(builder.start(), log, port);
            Wait.until("the workbench; see " + log, 90, () -> product.startReport().isPresent());
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException("the product does not start: " + folder, e);
        }
    }

    /** What the product says of its start: milliseconds from process start to the shown workbench, and resident MB. */
    Optional<String> startReport() {
        try {
            Matcher shown = SHOWN.matcher(Files.readString(log));
            return shown.find() ? Optional.of("workbench shown after %s ms, %s MB resident"
                    .formatted(shown.group(1), shown.group(2))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something named so by the product is on the screen. */
    Seen byId(String id) {
        return find("`" + id + "`", s -> s.id().equals(id));
    }

    Seen find(String what, Predicate<Seen> wanted) {
        return Wait.until(what + " on the screen", 30, () -> look().stream().filter(wanted).findFirst());
    }

    boolean shows(Predicate<Seen> wanted) {
        return look().stream().anyMatch(wanted);
    }

    List<Seen> look() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), probePort)) {
            return Arrays.asList(JSON.readValue(probe.getInputStream().readAllBytes(), Seen[].class));
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw new Wait.StepFailed("the product has ended; see " + log);
            }
            return List.of();
        }
    }

    /** Waits until the product has ended by itself. */
    int awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new Wait.StepFailed("the product did not end within 30 s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path agentJar() {
        try {
            return Path.of(Product.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
