package busbar.api.archive;

import static busbar.api.model.Checks.check;

import busbar.api.model.Amounts;
import busbar.api.model.Definition;
import busbar.api.model.Names;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps a copy of every event of a bus that its pattern wants. Replayed events are not kept again.
 *
 *  @param retention how long an event is kept, 1 hour to 10 years
 *  @param events how many it holds now; 0 in a draft
 *  @param version 0 for a draft that no service has taken yet, then 1 and up with every change
 *  @param changedBy who made this version; empty in a draft */
public record Archive(String bus, String name, String description, Dialect dialect, String pattern, Duration retention,
        Instant createdAt, long events, long version, Instant changedAt, String changedBy) implements Definition {
    private static final Duration RETENTION_MIN = Duration.ofHours(1);
    private static final Duration RETENTION_MAX = Duration.ofDays(3_653);

    public Archive {
        Names.checkBus(bus);
        Names.checkTarget(name);
        check(retention.compareTo(RETENTION_MIN) >= 0 && retention.compareTo(RETENTION_MAX) <= 0,
                "A retention of %s is out of range; give 1 hour to 10 years.", retention);
    }

    /** An archive that nobody has created yet. */
    public static Archive draft(String bus, String name, String pattern, Duration retention) {
        return new Archive(bus, name, "", Dialect.ALIYUN, pattern, retention, Instant.EPOCH, 0, 0,
                Instant.EPOCH, "");
    }

    /** @throws busbar.api.pattern.PatternException with place, found and expected */
    public EventPattern eventPattern() {
        return EventPattern.parse(pattern, dialect);
    }

    public Archive withEvents(long count) {
        return new Archive(bus, name, description, dialect, pattern, retention, createdAt, count, version, changedAt,
                changedBy);
    }

    public Archive withRetention(Duration other) {
        return new Archive(bus, name, description, dialect, pattern, other, createdAt, events, version, changedAt,
                changedBy);
    }

    public Archive withPattern(Dialect language, String json) {
        return new Archive(bus, name, description, language, json, retention, createdAt, events, version, changedAt,
                changedBy);
    }

    public Archive withCreatedAt(Instant at) {
        return new Archive(bus, name, description, dialect, pattern, retention, at, events, version, changedAt,
                changedBy);
    }

    public Archive withVersion(long number, Instant at, String by) {
        return new Archive(bus, name, description, dialect, pattern, retention, createdAt, events, number, at, by);
    }

    @Override
    public List<Member> members() {
        return List.of(new Member("", "description", description), new Member("", "dialect", dialect.name()),
                new Member("", "pattern", pattern), new Member("", "retention", Amounts.span(retention)));
    }
}
