package busbar.ui.rules;

import busbar.api.event.EventFormatException;
import busbar.api.event.EventJson;
import busbar.api.pattern.EventPattern;
import busbar.api.pattern.Explanation;
import busbar.api.pattern.PatternException;

/** Would a sample event match the filter being drawn? Pure; needs no service. */
sealed interface TryOut {

    /** It cannot be said yet, and why. */
    record Unknown(String why) implements TryOut {
    }

    /** It matches or not, field by field. */
    record Said(Explanation explanation) implements TryOut {
    }

    /** @param sample a CloudEvent as JSON, as typed */
    static TryOut of(RuleSketch sketch, String sample) {
        EventPattern pattern;
        try {
            pattern = EventPattern.parse(sketch.pattern().orElse("{}"), sketch.dialect());
        } catch (PatternException e) {
            return new Unknown(Messages.TryForm_patternWrong);
        }
        try {
            return new Said(pattern.explain(EventJson.tree(EventJson.read(sample))));
        } catch (EventFormatException e) {
            return new Unknown(Messages.bind(Messages.TryForm_sampleWrong, e.getMessage()));
        }
    }
}
