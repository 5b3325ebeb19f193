package busbar.api.model;

import java.time.Instant;
import java.util.List;

/** A named channel that takes events. The built-in {@value #DEFAULT} bus takes official events only, and has what its
 *  service tells of itself ({@link busbar.api.event.OfficialType}).
 *
 *  @param version 0 for a draft that no service has taken yet, then 1 and up with every change
 *  @param changedBy who made this version; empty in a draft */
public record EventBus(String name, String description, Instant createdAt, EventRetention retention, long version,
        Instant changedAt, String changedBy) implements Definition {
    public static final String DEFAULT = "default";
    private static final String OFFICIAL = "acs."; // how the sources of official events begin

    public EventBus {
        Names.checkBus(name);
    }

    /** A bus that nobody has created yet. */
    public static EventBus draft(String name, String description) {
        return new EventBus(name, description, Instant.EPOCH, EventRetention.DEFAULT, 0, Instant.EPOCH, "");
    }

    /** Whether a bus takes events of this source from anyone: the built-in one takes official events only, and those of
     *  its service from nobody but the service. */
    public static boolean takes(String bus, String source) {
        return !bus.equals(DEFAULT) || source.startsWith(OFFICIAL);
    }

    public boolean isBuiltIn() {
        return name.equals(DEFAULT);
    }

    public EventBus withDescription(String words) {
        return new EventBus(name, words, createdAt, retention, version, changedAt, changedBy);
    }

    public EventBus withRetention(EventRetention other) {
        return new EventBus(name, description, createdAt, other, version, changedAt, changedBy);
    }

    public EventBus withCreatedAt(Instant at) {
        return new EventBus(name, description, at, retention, version, changedAt, changedBy);
    }

    public EventBus withVersion(long number, Instant at, String by) {
        return new EventBus(name, description, createdAt, retention, number, at, by);
    }

    @Override
    public List<Member> members() {
        return List.of(Member.of("description", description), Member.of("ageMax", Amounts.span(retention.ageMax())),
                Member.of("bytesMax", Amounts.size(retention.bytesMax())));
    }
}
