package busbar.engine.match;

import busbar.api.model.EventRule;
import busbar.api.trace.TraceAction;
import busbar.engine.store.BusId;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Witness;
import busbar.engine.store.Witness.Sight;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the rules that want an event. */
public final class Matcher {
    private final Map<Long, RuleIndex> byBus = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Witness witness;
    private final Matches matches;
    private final Redirected redirected;

    /** Takes each pair of event and rule. */
    @FunctionalInterface
    public interface Matches {
        void matched(StoredEvent event, EventRule rule);
    }

    /** Takes an event that comes home to one target, whatever its rule's pattern says now. */
    @FunctionalInterface
    public interface Redirected {
        void redirected(StoredEvent event, String rule, String target);
    }

    public Matcher(Clock clock, Witness witness, Matches matches, Redirected redirected) {
        this.clock = clock;
        this.witness = witness;
        this.matches = matches;
        this.redirected = redirected;
    }

    /** From when this returns, events are seen by these rules too, and by those no more that are gone. */
    public void changed(BusId bus, List<EventRule> kept, List<String> gone) {
        byBus.compute(bus.number(), (number, index) -> (index == null ? RuleIndex.EMPTY : index).changed(kept, gone));
    }

    public void forget(BusId bus) {
        byBus.remove(bus.number());
    }

    public void stored(StoredEvent event) {
        boolean replay = event.via().replay();
        Duration sinceReceipt = event.age(clock.instant());
        witness.saw(Sight.of(event, replay ? TraceAction.REPLAYED : TraceAction.RECEIVED, sinceReceipt));
        if (event.via().toOneTarget()) {
            redirected.redirected(event, event.via().rules(), event.via().target());
        } else {
            match(event, sinceReceipt);
        }
    }

    private void match(StoredEvent event, Duration sinceReceipt) {
        List<EventRule> wanting = wanting(event);
        if (wanting.isEmpty()) {
            witness.saw(Sight.of(event, TraceAction.UNMATCHED, sinceReceipt));
        }
        for (EventRule rule : wanting) {
            witness.saw(Sight.ofRule(event, TraceAction.MATCHED, rule.name(), sinceReceipt));
            matches.matched(event, rule);
        }
    }

    private List<EventRule> wanting(StoredEvent event) {
        RuleIndex index = byBus.getOrDefault(event.bus().number(), RuleIndex.EMPTY);
        String only = event.via().rules();
        return only.isEmpty() ? index.matching(event.structured())
                : index.matching(event.structured(), List.of(only.split(",")));
    }
}
