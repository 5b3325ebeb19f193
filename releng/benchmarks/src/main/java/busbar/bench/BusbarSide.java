package busbar.bench;

import busbar.api.event.Event;
import busbar.api.event.StructuredEvent;
import busbar.api.model.EventRule;
import busbar.api.transform.Transform;
import busbar.api.transform.TransformContext;
import busbar.engine.match.RuleIndex;
import java.time.Instant;
import java.util.List;

/** The engine's own matching and transforming. */
final class BusbarSide {
    private static final Transform TRANSFORM = new Transform.Template(MatchBench.VARIABLES, MatchBench.TEMPLATE);
    private static final Event NO_EVENT = Event.of("0", "s", "t"); // the template looks at the bytes only
    private final RuleIndex index;

    BusbarSide(List<EventRule> rules) {
        index = RuleIndex.of(rules);
    }

    int match(byte[] event) {
        return index.matching(event).size();
    }

    int matchAndTransform(byte[] event) {
        StructuredEvent structured = new StructuredEvent(event);
        int length = 0;
        for (EventRule rule : index.matching(event)) {
            length += TRANSFORM.apply(new TransformContext(NO_EVENT, structured, "bench", rule.name(), Instant.EPOCH))
                    .body().length;
        }
        return length;
    }
}
