package busbar.ui.testkit;

import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;

/** Drives the window from a test's own thread with a real mouse and real keys. */
public final class Ui {
    private static final int DEADLINE_SECONDS = 20;
    private static final int LOOK_AGAIN_MILLIS = 25;
    private static final int DRAG_STEPS = 12; // GTK starts a drag only when the pointer really travels
    private static final int STEP_MILLIS = 30;
    private static final int PAINT_MILLIS = 300; // until the screen shows what the widgets know
    private static final Problems PROBLEMS = Problems.heard();

    private Ui() {
    }

    public static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Asks on the UI thread; what it throws is thrown here. */
    public static <T> T get(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<RuntimeException> problem = new AtomicReference<>();
        display().syncExec(() -> {
            try {
                answer.set(question.get());
            } catch (RuntimeException e) {
                problem.set(e);
            }
        });
        if (problem.get() != null) {
            throw problem.get();
        }
        return answer.get();
    }

    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    /** Looks again and again on the UI thread until it holds. */
    public static void until(String what, BooleanSupplier holds) {
        await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    public static <T> T await(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + DEADLINE_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < deadline) {
            Optional<T> found = get(look);
            if (found.isPresent()) {
                return found.get();
            }
            pause(LOOK_AGAIN_MILLIS);
        }
        picture("waited-for-" + what.replaceAll("\\W+", "-"));
        throw new AssertionError("waited %d s in vain for %s%s".formatted(DEADLINE_SECONDS, what,
                PROBLEMS.words()));
    }

    /** Waits for the visible control that carries this name under {@code busbar.id}. */
    public static <T extends Control> T byId(Class<T> type, String id) {
        return find(type, id, control -> id.equals(control.getData("busbar.id")));
    }

    public static <T extends Control> T find(Class<T> type, String what, Predicate<T> wanted) {
        return await(what, () -> {
            for (Shell shell : display().getShells()) {
                Optional<T> found = within(shell, type, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    private static <T extends Control> Optional<T> within(Control control, Class<T> type, Predicate<T> wanted) {
        if (control.isDisposed() || !control.isVisible()) {
            return Optional.empty();
        }
        if (type.isInstance(control) && wanted.test(type.cast(control))) {
            return Optional.of(type.cast(control));
        }
        if (control instanceof Composite parent) {
            for (Control child : parent.getChildren()) {
                Optional<T> found = within(child, type, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    public static void click(Control control) {
        Point size = get(control::getSize);
        clickAt(onScreen(control, size.x / 2, size.y / 2), 1);
    }

    public static void clickRow(Table table, int row, int times) {
        clickAt(row(table, row), times);
    }

    public static Point row(Table table, int row) {
        return get(() -> {
            Rectangle bounds = table.getItem(row).getBounds(0);
            return table.toDisplay(bounds.x + Math.min(20, bounds.width / 2), bounds.y + bounds.height / 2);
        });
    }

    /** The middle of a part of a drawing that offers its parts under {@code busbar.areas}. */
    @SuppressWarnings("unchecked")
    public static Point area(Control drawing, String part) {
        return await(part, () -> Optional
                .ofNullable(((Supplier<Map<String, Rectangle>>) drawing.getData("busbar.areas")).get().get(part))
                .map(bounds -> drawing.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2)));
    }

    /** Waits for the button of these words in a dialog, and presses it. */
    public static void pressButton(String words) {
        click(find(Button.class, words, button -> button.getShell().getParent() != null
                && button.getText().replace("&", "").equals(words)));
    }

    /** Chooses an entry of a control's context menu, which is filled as if it were shown. */
    public static void choose(Control control, String entry) {
        MenuItem item = await(entry + " in the menu", () -> items(control).stream()
                .filter(i -> i.getText().replace("&", "").equals(entry)).findFirst());
        display().asyncExec(() -> item.notifyListeners(SWT.Selection, new Event()));
    }

    /** The entries of a control's context menu, filled as if it were shown; UI thread. */
    public static List<MenuItem> items(Control control) {
        control.getMenu().notifyListeners(SWT.Show, new Event());
        return List.of(control.getMenu().getItems());
    }

    public static Point onScreen(Control control, int x, int y) {
        return get(() -> control.toDisplay(x, y));
    }

    public static void clickAt(Point at, int times) {
        Robot robot = robot();
        robot.mouseMove(at.x, at.y);
        robot.delay(STEP_MILLIS);
        for (int i = 0; i < times; i++) {
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            robot.delay(STEP_MILLIS);
        }
    }

    public static void drag(Point from, Point to) {
        Robot robot = robot();
        robot.mouseMove(from.x, from.y);
        robot.delay(2 * STEP_MILLIS);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        for (int i = 1; i <= DRAG_STEPS; i++) {
            robot.mouseMove(from.x + (to.x - from.x) * i / DRAG_STEPS, from.y + (to.y - from.y) * i / DRAG_STEPS);
            robot.delay(STEP_MILLIS);
        }
        robot.mouseMove(to.x + 1, to.y + 1);
        robot.delay(4 * STEP_MILLIS);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.delay(4 * STEP_MILLIS);
    }

    /** Presses keys together, given as {@link java.awt.event.KeyEvent} codes. */
    public static void press(int... keys) {
        Robot robot = robot();
        for (int key : keys) {
            robot.keyPress(key);
            robot.delay(STEP_MILLIS / 2);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
        robot.delay(STEP_MILLIS);
    }

    /** Keeps what the screen shows, beside the test's home, for a person to look at. */
    public static void picture(String name) {
        pause(PAINT_MILLIS);
        Dimension all = Toolkit.getDefaultToolkit().getScreenSize();
        Path shots = Path.of(System.getProperty("busbar.home", "target/home")).resolveSibling("shots");
        try {
            Files.createDirectories(shots);
            ImageIO.write(robot().createScreenCapture(new java.awt.Rectangle(all)), "png",
                    shots.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types letters and digits of the Latin alphabet. */
    public static void type(String letters) {
        for (char letter : letters.toCharArray()) {
            press(KeyEvent.getExtendedKeyCodeForChar(letter));
        }
    }

    private static Robot robot() {
        try {
            return new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException("This test needs a screen.", e);
        }
    }

    static void pause(int millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000L);
    }
}
