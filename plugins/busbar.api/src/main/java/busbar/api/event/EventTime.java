package busbar.api.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the two forms of time that events come with. */
final class EventTime {
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,18})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern ZONE_NAME = Pattern.compile("([-0-9]{10}T[:.0-9]{8,18})([A-Z][A-Za-z0-9/_+-]+)");

    private EventTime() {
    }

    /** Cheap, since each event is asked; hours and days are not counted. */
    static boolean isRfc3339(String text) {
        return RFC_3339.matcher(text).matches();
    }

    /** RFC 3339, or {@code 2020-08-17T16:04:46.149Asia/Shanghai} as Alibaba EventBridge documents it. */
    static Optional<Instant> parse(String text) {
        try {
            Matcher named = ZONE_NAME.matcher(text);
            if (named.matches()) {
                return Optional.of(LocalDateTime.parse(named.group(1)).atZone(ZoneId.of(named.group(2))).toInstant());
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
