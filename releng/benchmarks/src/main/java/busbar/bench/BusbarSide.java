package busbar.bench;

import busbar.api.event.Event;
import busbar.api.event.StructuredEvent;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.transform.TargetParam;
import busbar.api.transform.Transform;
import busbar.engine.match.RuleIndex;
import busbar.engine.store.BusId;
import busbar.engine.store.Delivery;
import busbar.engine.store.Hold;
import busbar.engine.store.StoredEvent;
import busbar.engine.transform.Transformer;
import java.time.Instant;
import java.util.List;

/** The engine's own stages of matching and transforming, as an event passes them there. One thread. */
final class BusbarSide {
    private static final BusId BUS = new BusId(1, "bench");
    private static final Event HEAD = Event.of("0", "s", "t"); // was read when the event came; not measured
    private static final StoredEvent.Via VIA = new StoredEvent.Via("", "", false, 0, 0);
    private static final EventTarget TARGET = EventTarget.of("target", new Destination.Log()).withParams(
            List.of(TargetParam.body(new Transform.Template(MatchBench.VARIABLES, MatchBench.TEMPLATE))));
    private final RuleIndex index;
    private final Transformer transformer = new Transformer(this::deliver);
    private int length;

    BusbarSide(List<EventRule> rules) {
        index = RuleIndex.of(rules);
    }

    /** Rules that send what they match through the template of three variables. */
    static BusbarSide transforming(List<EventRule> rules) {
        return new BusbarSide(rules.stream().map(rule -> rule.withTargets(List.of(TARGET))).toList());
    }

    int match(byte[] event) {
        return index.matching(new StructuredEvent(event)).size();
    }

    int matchAndTransform(byte[] event) {
        StructuredEvent structured = new StructuredEvent(event);
        StoredEvent stored = new StoredEvent(BUS, 0, Instant.EPOCH, HEAD, structured, VIA, Hold.none());
        length = 0;
        for (EventRule rule : index.matching(structured)) {
            transformer.matched(stored, rule);
        }
        return length;
    }

    private void deliver(Delivery delivery) {
        length += Transformer.body(delivery, TARGET, Limits.UNLIMITED.extractedLengthMax()).body().length;
    }
}
