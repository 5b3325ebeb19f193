package busbar.api.model;

import java.time.Duration;

/** Spans and sizes as an operator reads them, in the largest unit that loses nothing. */
public final class Amounts {
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Amounts() {
    }

    /** As in {@code 7 d}, {@code 36 h}, {@code 90 s}, {@code 1500 ms}. */
    public static String span(Duration span) {
        long millis = span.toMillis();
        if (millis % 1_000 != 0 || millis == 0) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        return seconds % 86_400 == 0 ? seconds / 86_400 + " d" : seconds % 3_600 == 0 ? seconds / 3_600 + " h"
                : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** As in {@code 512 MiB}; empty for 0, which stands for no bound. */
    public static String size(long bytes) {
        if (bytes == 0) {
            return "";
        }
        long amount = bytes;
        int unit = 0;
        while (unit < BYTES.length - 1 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        return amount + " " + BYTES[unit];
    }
}
