package busbar.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.widgets.Display;

/** Tells on standard output how long the start took and what memory it cost, when {@code -Dbusbar.reportStart=true}. */
final class StartReport {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private StartReport() {
    }

    static void whenShown(Display display) {
        if (Boolean.getBoolean("busbar.reportStart")) {
            display.asyncExec(StartReport::print);
        }
    }

    private static void print() {
        long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf("busbar: workbench shown after %d ms, %d MB resident%n", millis, residentMegabytes());
    }

    /** From the kernel where it tells; else what the heap holds. */
    private static long residentMegabytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
            if (resident.find()) {
                return Long.parseLong(resident.group(1)) / 1024;
            }
        } catch (IOException e) {
            // not Linux: the heap is the next best
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
