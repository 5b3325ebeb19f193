package busbar.api.trace;

import static busbar.api.model.Checks.check;

import java.time.Instant;
import java.util.Optional;

/** Which traced events are asked for. An empty text asks for all; {@code source}, {@code type} and {@code subject} may
 *  end in {@code *}.
 *
 *  @param eventId exact
 *  @param from inclusive time of receipt
 *  @param to exclusive
 *  @param limit 1 to 1,000 a page
 *  @param next token of the page; empty for the first */
public record TraceQuery(String bus, String eventId, Instant from, Instant to, String source, String type,
        String subject, String rule, Optional<TraceStatus> status, int limit, String next) {
    public static final int LIMIT_MAX = 1_000; // about 300 KB of answer
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    public TraceQuery {
        check(limit >= 1 && limit <= LIMIT_MAX, "A page of %d is out of range; give 1 to %d.", limit, LIMIT_MAX);
        check(from.isBefore(to), "The range from %s to %s is empty; give a start before the end.", from, to);
    }

    public static TraceQuery ofBus(String bus) {
        return new TraceQuery(bus, "", Instant.EPOCH, FOREVER, "", "", "", "", Optional.empty(), 100, "");
    }

    public TraceQuery between(Instant start, Instant end) {
        return new TraceQuery(bus, eventId, start, end, source, type, subject, rule, status, limit, next);
    }

    public TraceQuery withEventId(String id) {
        return new TraceQuery(bus, id, from, to, source, type, subject, rule, status, limit, next);
    }

    public TraceQuery withSource(String text) {
        return new TraceQuery(bus, eventId, from, to, text, type, subject, rule, status, limit, next);
    }

    public TraceQuery withType(String text) {
        return new TraceQuery(bus, eventId, from, to, source, text, subject, rule, status, limit, next);
    }

    public TraceQuery withSubject(String text) {
        return new TraceQuery(bus, eventId, from, to, source, type, text, rule, status, limit, next);
    }

    public TraceQuery withRule(String name) {
        return new TraceQuery(bus, eventId, from, to, source, type, subject, name, status, limit, next);
    }

    public TraceQuery withStatus(TraceStatus wanted) {
        return new TraceQuery(bus, eventId, from, to, source, type, subject, rule, Optional.of(wanted), limit, next);
    }

    public TraceQuery page(int size, String token) {
        return new TraceQuery(bus, eventId, from, to, source, type, subject, rule, status, size, token);
    }
}
