package busbar.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real file system that is soon full: a tmpfs. Tests with one are skipped where it cannot be mounted. */
public final class SmallDisk implements AutoCloseable {
    private static final int PART = 1 << 16;
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** @param size as mount takes it, {@code 1m} */
    public static SmallDisk mount(Path path, String size) throws IOException {
        boolean root = System.getProperty("os.name").equals("Linux") && System.getProperty("user.name").equals("root");
        assumeTrue(root && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()) == 0,
                "needs root on Linux to mount a tmpfs");
        return new SmallDisk(path);
    }

    public Path path() {
        return path;
    }

    /** Takes all room there is. @return the file that holds it */
    public Path fill() throws IOException {
        Path ballast = path.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            for (int part = PART; part > 0; part /= 2) {
                fill(out, new byte[part]);
            }
        } catch (IOException e) {
            // closing has nothing left to write
        }
        return ballast;
    }

    private static void fill(OutputStream out, byte[] part) {
        try {
            while (true) {
                out.write(part);
            }
        } catch (IOException e) {
            // full
        }
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        assertEquals(0, run("umount", path.toString()));
    }
}
