package busbar.ui.rules;

import busbar.api.model.EventRule;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import busbar.api.pattern.PatternException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule while it is being drawn. A value: every edit makes a new one, which makes undo a matter of keeping the old.
 *
 *  @param pattern empty until a filter is dropped; then JSON as typed, which may still be wrong
 *  @param version of the rule that this is an edit of; 0 for a new one */
record RuleSketch(String bus, String name, String description, boolean enabled, Dialect dialect,
        Optional<String> pattern, List<TargetSketch> targets, long version) {
    static final String FIRST_PATTERN = "{}";

    RuleSketch {
        targets = List.copyOf(targets);
    }

    static RuleSketch blank(String bus, String name) {
        return new RuleSketch(bus, name, "", true, Dialect.ALIYUN, Optional.empty(), List.of(), 0);
    }

    static RuleSketch of(EventRule rule) {
        return new RuleSketch(rule.bus(), rule.name(), rule.description(), rule.enabled(), rule.dialect(),
                Optional.of(rule.pattern()), rule.targets().stream().map(TargetSketch::of).toList(), rule.version());
    }

    /** @throws IllegalArgumentException naming what is still missing or wrong */
    EventRule toRule() {
        patternProblem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new EventRule(bus, name, description, enabled, dialect, pattern.orElseThrow(),
                targets.stream().map(TargetSketch::toTarget).toList(), version, Instant.EPOCH, "");
    }

    /** What is wrong with the pattern; empty when it could be saved. */
    Optional<String> patternProblem() {
        if (pattern.isEmpty()) {
            return Optional.of(Messages.RuleSketch_noFilter);
        }
        try {
            EventPattern.parse(pattern.get(), dialect);
            return Optional.empty();
        } catch (PatternException e) {
            return Optional.of(e.getMessage());
        }
    }

    RuleSketch withName(String other) {
        return new RuleSketch(bus, other, description, enabled, dialect, pattern, targets, version);
    }

    RuleSketch withDescription(String other) {
        return new RuleSketch(bus, name, other, enabled, dialect, pattern, targets, version);
    }

    RuleSketch withEnabled(boolean on) {
        return new RuleSketch(bus, name, description, on, dialect, pattern, targets, version);
    }

    RuleSketch withVersion(long other) {
        return new RuleSketch(bus, name, description, enabled, dialect, pattern, targets, other);
    }

    RuleSketch withPattern(Dialect language, String json) {
        return new RuleSketch(bus, name, description, enabled, language, Optional.of(json), targets, version);
    }

    RuleSketch withoutPattern() {
        return new RuleSketch(bus, name, description, enabled, dialect, Optional.empty(), targets, version);
    }

    /** With one more target, under an id that is free. */
    RuleSketch withTarget(TargetType type) {
        String id = type.type();
        for (int number = 2; hasTarget(id); number++) {
            id = type.type() + "-" + number;
        }
        List<TargetSketch> more = new ArrayList<>(targets);
        more.add(TargetSketch.of(id, type));
        return withTargets(more);
    }

    RuleSketch withTarget(int index, TargetSketch changed) {
        List<TargetSketch> others = new ArrayList<>(targets);
        others.set(index, changed);
        return withTargets(others);
    }

    RuleSketch withoutTarget(int index) {
        List<TargetSketch> fewer = new ArrayList<>(targets);
        fewer.remove(index);
        return withTargets(fewer);
    }

    private RuleSketch withTargets(List<TargetSketch> others) {
        return new RuleSketch(bus, name, description, enabled, dialect, pattern, others, version);
    }

    private boolean hasTarget(String id) {
        return targets.stream().anyMatch(t -> t.id().equals(id));
    }
}
