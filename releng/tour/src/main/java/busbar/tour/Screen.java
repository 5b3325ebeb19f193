package busbar.tour;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A virtual screen with a window manager, a real mouse and a real keyboard (xdotool), and a camera (ImageMagick). */
final class Screen implements AutoCloseable {
    private static final int DRAG_STEPS = 12; // GTK starts a drag only when the pointer really travels
    private static final int DRAG_STEP_MILLIS = 30;
    private static final int CLICK_MILLIS = 60;
    private static final int TITLE_BAR = 24; // what the window manager adds
    private final int width;
    private final int height;
    private final Process server;
    private final Process windowManager;
    private final String display;

    private Screen(int width, int height, Process server, Process windowManager, String display) {
        this.width = width;
        this.height = height;
        this.server = server;
        this.windowManager = windowManager;
        this.display = display;
    }

    static Screen open(int width, int height, Path log) {
        String display = ":" + freeNumber();
        Process server = start(log, Map.of(), "Xvfb", display, "-screen", "0", width + "x" + height + "x24",
                "-nolisten", "tcp");
        Wait.until("the virtual screen " + display, 15,
                () -> Files.exists(Path.of("/tmp/.X11-unix/X" + display.substring(1))));
        Process windowManager = start(log, Map.of("DISPLAY", display), "openbox", "--sm-disable");
        return new Screen(width, height, server, windowManager, display);
    }

    String display() {
        return display;
    }

    void click(Seen place) {
        clickAt(place.middleX(), place.middleY());
    }

    void clickAt(int x, int y) {
        xdotool("mousemove", "" + x, "" + y);
        Wait.pause(CLICK_MILLIS);
        xdotool("click", "1");
        Wait.pause(CLICK_MILLIS);
    }

    void maximize(String title) {
        xdotool("search", "--onlyvisible", "--name", title, "windowmove", "0", "0", "windowsize", "" + width,
                "" + (height - TITLE_BAR));
    }

    void wheel(int x, int y, boolean down) {
        xdotool("mousemove", "" + x, "" + y);
        xdotool("click", down ? "5" : "4");
    }

    void doubleClick(Seen place) {
        xdotool("mousemove", "" + place.middleX(), "" + place.middleY());
        Wait.pause(CLICK_MILLIS);
        xdotool("click", "--repeat", "2", "--delay", "60", "1");
    }

    void drag(Seen from, int toX, int toY) {
        int x = from.middleX();
        int y = from.middleY();
        xdotool("mousemove", "" + x, "" + y);
        Wait.pause(CLICK_MILLIS);
        xdotool("mousedown", "1");
        for (int step = 1; step <= DRAG_STEPS; step++) {
            xdotool("mousemove", "" + (x + (toX - x) * step / DRAG_STEPS), "" + (y + (toY - y) * step / DRAG_STEPS));
            Wait.pause(DRAG_STEP_MILLIS);
        }
        xdotool("mousemove", "" + (toX + 2), "" + (toY + 2));
        Wait.pause(4 * DRAG_STEP_MILLIS);
        xdotool("mouseup", "1");
        Wait.pause(4 * DRAG_STEP_MILLIS);
    }

    void type(String text) {
        xdotool("type", "--delay", "8", text);
    }

    /** Presses a chord such as {@code ctrl+s}. */
    void press(String chord) {
        xdotool("key", "--clearmodifiers", chord);
        Wait.pause(CLICK_MILLIS);
    }

    void picture(Path file) {
        run("import", "-window", "root", file.toString());
    }

    private void xdotool(String... args) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(args));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) {
        try {
            Process process = process(Map.of("DISPLAY", display), command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command[0] + " is missing; install it", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freeNumber() {
        for (int number = 77; number < 200; number++) {
            if (!new File("/tmp/.X" + number + "-lock").exists()) {
                return number;
            }
        }
        throw new IllegalStateException("No free X display between 77 and 199; remove stale /tmp/.X*-lock files.");
    }

    private static Process start(Path log, Map<String, String> environment, String... command) {
        try {
            return process(environment, command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(command[0] + " is missing; install it", e);
        }
    }

    private static ProcessBuilder process(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public void close() {
        stop(windowManager);
        stop(server);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
