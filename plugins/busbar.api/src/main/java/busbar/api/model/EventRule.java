package busbar.api.model;

import static busbar.api.model.Checks.check;

import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which events of a bus go to which targets.
 *
 *  @param pattern JSON as its author wrote it, in the rule's dialect
 *  @param version 0 for a draft that no service has taken yet, then 1 and up with every change
 *  @param changedBy who made this version; empty in a draft */
public record EventRule(String bus, String name, String description, boolean enabled, Dialect dialect, String pattern,
        List<EventTarget> targets, long version, Instant changedAt, String changedBy)
        implements Definition {

    public EventRule {
        Names.checkBus(bus);
        Names.checkRule(name);
        targets = List.copyOf(targets);
        List<String> ids = targets.stream().map(EventTarget::id).toList();
        check(ids.size() == ids.stream().distinct().count(), "Rule `%s` has two targets of one id: %s.", name, ids);
    }

    /** A new rule, enabled, that nobody has saved yet. */
    public static EventRule draft(String bus, String name, String pattern, List<EventTarget> targets) {
        return new EventRule(bus, name, "", true, Dialect.ALIYUN, pattern, targets, 0, Instant.EPOCH, "");
    }

    /** The pattern, parsed. @throws busbar.api.pattern.PatternException with place, found and expected */
    public EventPattern eventPattern() {
        return EventPattern.parse(pattern, dialect);
    }

    public EventTarget target(String id) {
        return targets.stream().filter(t -> t.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Rule `%s` has no target `%s`; it has %s."
                        .formatted(name, id, targets.stream().map(EventTarget::id).collect(Collectors.joining(", ")))));
    }

    public EventRule withEnabled(boolean on) {
        return new EventRule(bus, name, description, on, dialect, pattern, targets, version, changedAt, changedBy);
    }

    public EventRule withDescription(String words) {
        return new EventRule(bus, name, words, enabled, dialect, pattern, targets, version, changedAt, changedBy);
    }

    public EventRule withPattern(Dialect language, String json) {
        return new EventRule(bus, name, description, enabled, language, json, targets, version, changedAt, changedBy);
    }

    public EventRule withTargets(List<EventTarget> others) {
        return new EventRule(bus, name, description, enabled, dialect, pattern, others, version, changedAt, changedBy);
    }

    public EventRule withVersion(long number, Instant at, String by) {
        return new EventRule(bus, name, description, enabled, dialect, pattern, targets, number, at, by);
    }

    @Override
    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        members.add(Member.of("description", description));
        members.add(Member.of("enabled", Boolean.toString(enabled)));
        members.add(Member.of("dialect", dialect.name()));
        members.add(Member.of("pattern", pattern));
        members.add(Member.of("targets", targets.stream().map(EventTarget::id).collect(Collectors.joining(", "))));
        targets.forEach(target -> members.addAll(target.members()));
        return members;
    }
}
